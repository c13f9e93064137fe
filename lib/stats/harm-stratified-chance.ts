import { hasBothArms, hypergeometric, type Table } from './exact-tables'

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))
const commonMultiple = (a: number, b: number) => (a / commonDivisor(a, b)) * b

/**
 * P(d < 0) of one task over configurations when skills do nothing and the passes of every
 * configuration are given; d is the mean of the configurations' differences of rates. Exact, in
 * whole multiples of the least common denominator. Null when no stratum has both arms.
 */
export function stratifiedChanceOfNegative(strata: readonly Table[]): number | null {
  const usable = strata.filter(hasBothArms)
  if (usable.length === 0) return null
  const scale = usable.reduce(
    (multiple, { n1, n0 }) => commonMultiple(commonMultiple(multiple, n1), n0),
    1,
  )
  let sums = new Map([[0, 1]])
  for (const table of usable) {
    const { first, p } = hypergeometric(table)
    const passes = table.x1 + table.x0
    const next = new Map<number, number>()
    p.forEach((chance, i) => {
      const x1 = first + i
      const difference = (x1 * scale) / table.n1 - ((passes - x1) * scale) / table.n0
      for (const [sum, weight] of sums) {
        const key = Math.round(sum + difference)
        next.set(key, (next.get(key) ?? 0) + weight * chance)
      }
    })
    sums = next
  }
  let negative = 0
  for (const [sum, weight] of sums) if (sum < 0) negative += weight
  return Math.min(1, negative)
}
