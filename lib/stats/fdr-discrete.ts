import { fdrBh } from './fdr-bh'

export interface FdrDiscrete {
  /** One a test, in the order given; 1 for a test set aside, null for one without p. */
  readonly q: readonly (number | null)[]
  /** Of each test: whether it left the family, since it could not reach `level`. */
  readonly isSetAside: readonly boolean[]
  /** The p that a test must be able to reach to stay: α/K; null where none was set aside. */
  readonly level: number | null
  readonly k: number | null
  /** Tests that could reach the level at all. */
  readonly nTestable: number
  /** Whether any was left to correct for: else plain Benjamini-Hochberg over all. */
  readonly screened: boolean
}

const SLACK = 1e-12

/**
 * False discovery rate of tests whose p takes few values. Tests that cannot reach α/K, whatever they
 * show, leave the family first; Benjamini-Hochberg corrects among the rest. K is the smallest k for
 * which at most k tests can reach α/k. Free, since what a test can reach (`taskAttainableP`) does not
 * depend on its outcome; so q holds for this α only. A test of unknown reach stays in the family.
 * Assumes tests independent or positively dependent. Source: Tarone 1990; Gilbert 2005.
 */
export function fdrDiscrete(input: {
  readonly p: readonly (number | null)[]
  /** Least p that each test could have given. */
  readonly least: readonly (number | null)[]
  readonly alpha?: number
}): FdrDiscrete {
  const { p, alpha = 0.05 } = input
  const least = p.map((value, i) => (value === null ? null : (input.least[i] ?? 0)))
  const tested = Float64Array.from(least.filter((value) => value !== null)).sort()
  // As k rises fewer can reach α/k: one walk down the ascending list serves all k.
  let within = tested.length
  const reach = (k: number) => {
    while (within > 0 && tested[within - 1]! > alpha / k + SLACK) within--
    return within
  }
  const all = { isSetAside: p.map(() => false), level: null, screened: false }
  if (tested.length === 0) return { q: p.map(() => null), k: null, nTestable: 0, ...all }
  let k = 1
  while (reach(k) > k) k++
  const nTestable = reach(k)
  if (nTestable === 0) return { q: fdrBh({ p }).q, k, nTestable, ...all }
  const isTestable = least.map((value) => value !== null && value <= alpha / k + SLACK)
  const { q } = fdrBh({ p: p.map((value, i) => (isTestable[i] ? value : null)) })
  return {
    q: q.map((value, i) => (p[i] === null || isTestable[i] ? value : 1)),
    isSetAside: p.map((value, i) => value !== null && !isTestable[i]),
    ...{ level: alpha / k, k, nTestable, screened: true },
  }
}
