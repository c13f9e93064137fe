import { hasBothArms, hypergeometric, type Table } from './exact-tables'
import { sum } from './numeric-rules'

export interface HarmExpectedNegatives {
  readonly observedNegative: number
  readonly observedPositive: number
  /** Tasks that luck alone would make worse, and the standard deviation of that count. */
  readonly expectedNegative: number
  readonly sd: number
  readonly pAtLeastObserved: number
}

/**
 * How many tasks would get worse if skills did nothing: P(d < 0 | margins) of each task from the
 * hypergeometric, summed; upper tail of the Poisson-binomial. Tasks independent; tasks that miss
 * an arm do not enter.
 */
export function harmExpectedNegatives({
  tasks,
}: {
  readonly tasks: readonly Table[]
}): HarmExpectedNegatives {
  const usable = tasks.filter(hasBothArms)
  const signs = usable.map(({ x1, n1, x0, n0 }) => Math.sign(x1 * n0 - x0 * n1))
  const observedNegative = signs.filter((sign) => sign < 0).length
  return {
    observedNegative,
    observedPositive: signs.filter((sign) => sign > 0).length,
    ...negativesByLuck(usable.map(chanceOfNegative), observedNegative),
  }
}

/** P(d < 0) of one task given its margins, when skills do nothing. */
export function chanceOfNegative(table: Table): number {
  const { first, p } = hypergeometric(table)
  const passes = table.x1 + table.x0
  // x1/n1 < x0/n0 with x0 = passes − x1, in whole numbers.
  return sum(p.filter((_, i) => (first + i) * (table.n1 + table.n0) < passes * table.n1))
}

/** Expected count, spread and upper tail of independent events with unlike chances. */
export function negativesByLuck(
  chances: readonly number[],
  observed: number,
  /** Their distribution, where the caller has it. */
  counts: Float64Array | null = null,
) {
  const expectedNegative = sum(chances)
  return {
    expectedNegative,
    sd: Math.sqrt(sum(chances.map((p) => p * (1 - p)))),
    pAtLeastObserved:
      observed === 0
        ? 1
        : Math.min(1, sum((counts ?? poissonBinomial(chances)).subarray(observed))),
  }
}

/** Chances below this change no sum that anybody reads, and of thousands of events are most counts. */
const TINY = 1e-60

/** P(N = 0), P(N = 1), … of the number N of independent events with unlike chances. */
export function poissonBinomial(chances: readonly number[]): Float64Array {
  const p = new Float64Array(chances.length + 1)
  p[0] = 1
  // Counts below `least` and above `most` are taken as 0 and stay so.
  let least = 0
  let most = 0
  for (const chance of chances) {
    if (chance === 0) continue
    const other = 1 - chance
    most += 1
    // Downwards, so that each count still finds the one below it as it was.
    for (let i = most; i > least; i--) p[i] = p[i]! * other + p[i - 1]! * chance
    p[least]! *= other
    while (p[least]! < TINY) p[least++] = 0
    while (p[most]! < TINY) p[most--] = 0
  }
  return p
}
