import { fewChanges } from './hidden-change'
import { intervalOf, twoSidedP, type Estimate, type FewChanges } from './interval'
import {
  DEFAULT_CONF,
  isAbove,
  isBelow,
  mean,
  sampleSd,
  squaresAround,
  sum,
  zeroIfTiny,
} from './numeric-rules'

export interface GainInterval {
  readonly nTasks: number
  /** Mean of the differences, whatever the method. */
  readonly estimate: number | null
  /** `adjusted`: two made-up tasks are counted in; `none`: fewer than two tasks. */
  readonly method: 't' | 'adjusted' | 'none'
  /** Tasks outside the largest group of equal differences. */
  readonly nOffMode: number | null
  /** How many tasks carry the spread: (Σe²)²/Σe⁴. */
  readonly nEff: number | null
  /** What the limits are symmetric about: the estimate for `t`. */
  readonly centre: number | null
  readonly se: number | null
  readonly df: number | null
  readonly lo: number | null
  readonly hi: number | null
  /** Two-sided, of the interval shown. */
  readonly p: number | null
  /** A limit lies beyond ±span, where no difference can be. */
  readonly clipped: boolean
  /** Where most tasks are alike, or the interval is adjusted: what so few changes say of rare losses. */
  readonly few?: FewChanges
}

const EQUAL = 1e-9
const FEW_OFF_MODE = 5
const FEW_CARRIERS = 6
const MANY_TASKS = 20

/**
 * Interval of a mean of task differences, each within [−span, span] (1 for rates). Usually t over
 * tasks. Where fewer than five tasks differ from a common value, or few of twenty or more carry the
 * spread, t is too narrow: there the interval is computed as if one more task had gained everything
 * and one had lost everything, normal about the mean of all T + 2. So it is never a point. Assumes
 * that tasks are a sample. Source: Student 1908; Bonett & Price 2012, generalised to fractions.
 */
export function gainInterval(input: {
  readonly deltas: readonly number[]
  readonly conf?: number
  /** Largest possible difference; 2 for a difference of differences. */
  readonly span?: number
}): GainInterval {
  const { deltas, conf = DEFAULT_CONF, span = 1 } = input
  const nTasks = deltas.length
  const estimate = mean(deltas)
  const none = { method: 'none', se: null, df: null, lo: null, hi: null, p: null } as const
  if (estimate === null)
    return { nTasks, estimate, nOffMode: null, nEff: null, centre: null, ...none, clipped: false }
  const mode = largestGroup(deltas)
  const counts = { nOffMode: nTasks - mode, nEff: carriersOf(deltas, estimate) }
  if (nTasks < 2) return { nTasks, estimate, ...counts, centre: estimate, ...none, clipped: false }
  const isAdjusted =
    (mode >= 2 && counts.nOffMode < FEW_OFF_MODE) ||
    (nTasks >= MANY_TASKS && isBelow(counts.nEff, FEW_CARRIERS))
  const { centre, se, df } = isAdjusted ? withTwoMore(deltas, span) : overTasks(deltas, estimate)
  const shown: Estimate = { estimate: centre, se, df }
  const { lo, hi } = intervalOf(shown, conf)
  return {
    ...{ nTasks, estimate, method: isAdjusted ? 'adjusted' : 't', ...counts, centre, se, df },
    ...{ lo, hi, p: twoSidedP(shown), clipped: isBelow(lo!, -span) || isAbove(hi!, span) },
    ...(isAdjusted || 3 * mode >= nTasks ? { few: fewChanges(deltas, span) } : {}),
  }
}

/** The centre, standard error and df of a `gainInterval`, for one-sided tests and other limits. */
export const estimateOf = ({ centre, se, df, few }: GainInterval): Estimate => ({
  ...{ estimate: centre, se, df },
  ...(few ? { few } : {}),
})

/** Size of the largest group of equal differences; neighbours 1e-9 apart are equal. */
function largestGroup(deltas: readonly number[]): number {
  const ascending = Float64Array.from(deltas).sort()
  let most = 1
  let size = 1
  for (let i = 1; i < ascending.length; i++) {
    size = ascending[i]! - ascending[i - 1]! <= EQUAL ? size + 1 : 1
    most = Math.max(most, size)
  }
  return most
}

function carriersOf(deltas: readonly number[], centre: number): number {
  if (!sampleSd(deltas)) return 0
  const squares = deltas.map((delta) => (delta - centre) ** 2)
  return sum(squares) ** 2 / sum(squares.map((square) => square * square))
}

const overTasks = (deltas: readonly number[], centre: number) => ({
  ...{ centre, se: sampleSd(deltas)! / Math.sqrt(deltas.length), df: deltas.length - 1 },
})

function withTwoMore(deltas: readonly number[], span: number) {
  const all = [...deltas, span, -span]
  const centre = sum(all) / all.length
  const variance = squaresAround(all, centre) / all.length
  return { centre, se: zeroIfTiny(Math.sqrt(variance / all.length)), df: Infinity }
}
