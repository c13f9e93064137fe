import { DEFAULT_MARGIN } from './compare-noninferiority'
import { fdrBh } from './fdr-bh'
import { estimateOf, gainInterval, type GainInterval } from './gain-interval'
import { upperP, type Estimate } from './interval'
import { isAtMost } from './numeric-rules'

export type PairVerdict = 'better' | 'not_worse' | 'worse' | 'cannot_tell' | 'insufficient'

export interface ComparedPair {
  readonly id: string
  readonly nTasks: number
  readonly mean: number | null
  readonly method: GainInterval['method']
  /** One-sided p against no gain, against a loss of the margin, and against less than that loss. */
  readonly pBetter: number | null
  readonly pNotWorse: number | null
  readonly pWorse: number | null
  /** The same after correction over the pairs shown, each claim a family of its own. */
  readonly qBetter: number | null
  readonly qNotWorse: number | null
  readonly qWorse: number | null
  readonly verdict: PairVerdict
}

/**
 * Many pairs of models (first − second over common tasks, proportions): each claim has its own
 * one-sided test on the centre and error of `gainInterval`, and its own Benjamini-Hochberg family
 * over the pairs shown. Assumes that tasks are a sample and tests positively dependent. One task or
 * none: insufficient. Source: Blackwelder 1982; Schuirmann 1987; Benjamini & Hochberg 1995.
 */
export function comparePairs(input: {
  readonly pairs: readonly { readonly id: string; readonly deltas: readonly number[] }[]
  readonly margin?: number
  readonly alpha?: number
}): { readonly pairs: readonly ComparedPair[] } {
  const { margin, alpha } = input
  const intervals = input.pairs.map(({ deltas }) => gainInterval({ deltas }))
  const judged = judgePairs({ estimates: intervals.map(estimateOf), margin, alpha })
  return {
    pairs: intervals.map(({ nTasks, estimate: mean, method }, i) => {
      return { id: input.pairs[i]!.id, nTasks, mean, method, ...judged[i]! }
    }),
  }
}

/** The three claims of every pair, from any difference with its error. */
export type JudgedPair = Omit<ComparedPair, 'id' | 'nTasks' | 'mean' | 'method'>

/** The same from differences with their errors: other weights, or a re-run of the same tasks. */
export function judgePairs(input: {
  readonly estimates: readonly Estimate[]
  readonly margin?: number
  readonly alpha?: number
}): readonly JudgedPair[] {
  const { margin = DEFAULT_MARGIN, alpha = 0.05 } = input
  const tests = input.estimates.map((estimate) => oneSided(estimate, margin))
  const better = fdrBh({ p: tests.map(({ pBetter }) => pBetter) }).q
  const notWorse = fdrBh({ p: tests.map(({ pNotWorse }) => pNotWorse) }).q
  const worse = fdrBh({ p: tests.map(({ pWorse }) => pWorse) }).q
  return tests.map((p, i) => {
    const q = { qBetter: better[i]!, qNotWorse: notWorse[i]!, qWorse: worse[i]! }
    return { ...p, ...q, verdict: verdictOf(q, alpha) }
  })
}

function oneSided({ estimate, se, df }: Estimate, margin: number) {
  const mirrored = { estimate: estimate === null ? null : -estimate, se, df }
  return {
    pBetter: upperP({ estimate, se, df }, 0),
    pNotWorse: upperP({ estimate, se, df }, -margin),
    // Its own tail: 1 − pNotWorse would lose the digits of a small one.
    pWorse: upperP(mirrored, margin),
  }
}

function verdictOf(
  { qBetter, qNotWorse, qWorse }: Pick<ComparedPair, 'qBetter' | 'qNotWorse' | 'qWorse'>,
  alpha: number,
): PairVerdict {
  if (qBetter === null || qNotWorse === null || qWorse === null) return 'insufficient'
  if (isAtMost(qBetter, alpha)) return 'better'
  if (isAtMost(qNotWorse, alpha)) return 'not_worse'
  return isAtMost(qWorse, alpha) ? 'worse' : 'cannot_tell'
}
