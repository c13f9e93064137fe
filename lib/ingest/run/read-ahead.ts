/**
 * The same values, of which the next few are asked for while one is used: what waits for a disk or
 * inflates in another thread then goes on meanwhile. Ends its source when its reader stops.
 */
export async function* readAhead<Value>(
  source: AsyncGenerator<Value>,
  count: number,
): AsyncGenerator<Value> {
  const asked: Promise<IteratorResult<Value>>[] = []
  const ask = () => {
    const next = source.next()
    // Whoever awaits it hears of a failure; until then it is no unhandled one.
    next.catch(() => undefined)
    asked.push(next)
  }
  try {
    for (let n = 0; n < count; n += 1) ask()
    for (;;) {
      const { done, value } = await asked.shift()!
      if (done) return
      ask()
      yield value
    }
  } finally {
    await source.return(undefined)
  }
}
