/** Work of one stretch before others may run: far below what a reader notices. */
const STRETCH_MS = 12

/** Lets other requests of this process go first. */
export const letOthersRun = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Maps in stretches, so that a long list keeps nobody waiting; the result is that of `map`. */
export async function mapInStretches<In, Out>(
  items: readonly In[],
  map: (item: In, index: number) => Out,
): Promise<Out[]> {
  const found: Out[] = []
  let start = performance.now()
  for (const [index, item] of items.entries()) {
    found.push(map(item, index))
    if (performance.now() - start < STRETCH_MS) continue
    await letOthersRun()
    start = performance.now()
  }
  return found
}
