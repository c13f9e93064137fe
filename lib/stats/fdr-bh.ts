/**
 * Benjamini-Hochberg adjusted p-values (q) of a family of tests; nulls stay null and do not count.
 * The family is the comparison, not the rows in view: filtering a table must not change q.
 * Assumes independent or positively dependent tests. Source: Benjamini & Hochberg 1995.
 */
export function fdrBh({ p }: { readonly p: readonly (number | null)[] }): {
  readonly q: readonly (number | null)[]
} {
  const tested = p
    .flatMap((value, index) => (value === null ? [] : [{ value, index }]))
    .sort((a, b) => b.value - a.value)
  const q: (number | null)[] = p.map(() => null)
  let least = 1
  tested.forEach(({ value, index }, i) => {
    least = Math.min(least, value * (tested.length / (tested.length - i)))
    q[index] = least
  })
  return { q }
}
