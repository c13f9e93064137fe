import { familyError, shareFamilies } from './gain-family'
import { tInterval } from './interval'
import { DEFAULT_CONF, sum, zeroIfTiny } from './numeric-rules'

export interface MeasureRatioOfTotals {
  readonly nTasks: number
  /** Σ with / Σ without. */
  readonly ratio: number | null
  /** Standard error of its logarithm. */
  readonly seLog: number | null
  readonly lo: number | null
  readonly hi: number | null
  /** Fewer than thirty tasks: the interval is too narrow to draw. */
  readonly few: boolean
}

const FEW_TASKS = 30

/**
 * How much larger the whole bill is with skills (tokens, cost, seconds, steps or calls, as a ratio),
 * over common tasks: large tasks decide. Delta method on the logarithm, both arms of a task together,
 * t over tasks, or over families where two tasks name one. Assumes that these are a sample and none is
 * most of the bill. Null where a sum is not above 0; no limits below two tasks or without spread. Source: Cochran 1977, ratio estimator.
 */
export function measureRatioOfTotals(input: {
  readonly tasks: readonly {
    readonly with: number
    readonly without: number
    readonly family?: string | null
  }[]
  readonly conf?: number
}): MeasureRatioOfTotals {
  const { tasks, conf = DEFAULT_CONF } = input
  const nTasks = tasks.length
  const few = nTasks < FEW_TASKS
  const totalWith = sum(tasks.map((task) => task.with))
  const totalWithout = sum(tasks.map((task) => task.without))
  if (!(totalWith > 0) || !(totalWithout > 0))
    return { nTasks, ratio: null, seLog: null, lo: null, hi: null, few }
  const ratio = totalWith / totalWithout
  if (nTasks < 2) return { nTasks, ratio, seLog: null, lo: null, hi: null, few }
  const shares = tasks.map((task) => task.with / totalWith - task.without / totalWithout)
  const families = tasks.map(({ family = null }) => family)
  const { se: seLog, df } = shareFamilies(families)
    ? familyError(shares, families)
    : errorOfShares(shares)
  const { lo, hi } = tInterval(Math.log(ratio), seLog === 0 ? null : seLog, df, conf)
  return {
    ...{ nTasks, ratio, seLog },
    ...{ lo: lo === null ? null : Math.exp(lo), hi: hi === null ? null : Math.exp(hi), few },
  }
}

/** Each task its own cluster. */
function errorOfShares(shares: readonly number[]) {
  const df = shares.length - 1
  const squares = sum(shares.map((share) => share * share))
  return { se: zeroIfTiny(Math.sqrt((shares.length / df) * squares)), df }
}
