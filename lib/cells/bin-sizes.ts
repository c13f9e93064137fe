import { SIZE_CLASSES, type SkillSize } from '@/lib/domain/skill-size'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { assocBinned } from '@/lib/stats/assoc-binned'
import { fdrBh } from '@/lib/stats/fdr-bh'
import { intervalOf, twoSidedP } from '@/lib/stats/interval'
import { DEFAULT_CONF, mean, sum } from '@/lib/stats/numeric-rules'
import { welchDifference } from '@/lib/stats/welch'
import { errorOf, foundOfDeltas, foundOfRerun } from './show-gain'
import type { SizedTask } from './sized-task'

/** Mean gain of the tasks of a class, with its 95 % interval of the kind asked for. */
export interface SizeBin {
  readonly label: string
  readonly nTasks: number
  readonly nTrials: number
  readonly gain: number | null
  readonly low: number | null
  readonly high: number | null
  /** Rate without skills: a class of harder tasks has more to gain. */
  readonly without: number | null
}

/** Gain of one class minus gain of another: the tallest bar alone proves nothing. */
export interface BinDifference {
  readonly first: string
  readonly second: string
  readonly difference: number | null
  readonly low: number | null
  readonly high: number | null
  /** Two-sided, and corrected for having looked at every pair of classes. */
  readonly p: number | null
  readonly q: number | null
}

/** Mean gain by class of size. */
export function binTasks(tasks: readonly SizedTask[], size: SkillSize, uncertainty: Uncertainty) {
  const classes = SIZE_CLASSES[size]
  const { bins } = assocBinned({
    x: tasks.map((task) => task.sizes[size]!),
    y: tasks.map((task) => task.gain),
    bins: classes.map(({ low, high }) => [low, high] as const),
  })
  return bins.map((bin, index) => {
    const { label, low, high } = classes[index]!
    const inside = tasks.filter((task) => {
      const at = task.sizes[size]!
      return at >= low && (high === null || at <= high)
    })
    const found =
      uncertainty === 'rerun'
        ? foundOfRerun(bin.mean, rerunOf(inside))
        : foundOfDeltas(inside.map((task) => task.gain))
    const interval = intervalOf(errorOf(found), DEFAULT_CONF)
    return {
      ...{ label, nTasks: bin.n, gain: bin.mean, found },
      ...{ low: interval.lo, high: interval.hi },
      nTrials: inside.reduce((total, task) => total + task.nTrials, 0),
      without: mean(inside.map((task) => task.without)),
    }
  })
}

/** Error of a class's mean if its tasks were run again. */
function rerunOf(tasks: readonly SizedTask[]): number | null {
  const errors = tasks.flatMap(({ rerunSe }) => (rerunSe === null ? [] : [rerunSe]))
  if (tasks.length === 0 || errors.length < tasks.length) return null
  return Math.sqrt(sum(errors.map((se) => se * se))) / tasks.length
}

/** Every class against every other; one family of tests. */
export function compareBins(bins: ReturnType<typeof binTasks>): BinDifference[] {
  const filled = bins.filter((bin) => bin.nTasks > 0)
  const found = filled.flatMap((second, at) =>
    filled.slice(at + 1).map((first) => {
      const { lo: low, hi: high, ...found } = differenceOf(first, second)
      return { first: first.label, second: second.label, ...found, low, high }
    }),
  )
  const { q } = fdrBh({ p: found.map(({ p }) => p) })
  return found.map((one, index) => ({ ...one, q: q[index]! }))
}

type Bin = ReturnType<typeof binTasks>[number]

function differenceOf({ found: first, ...a }: Bin, { found: second, ...b }: Bin) {
  const difference = first.estimate! - second.estimate!
  // A normal error on one side, of a re-run or of few differing tasks: normal of both together.
  if (first.df === Infinity || second.df === Infinity) {
    const se = first.se === null || second.se === null ? null : Math.hypot(first.se, second.se)
    const centre = { estimate: first.centre! - second.centre!, se, df: Infinity }
    return { difference, p: twoSidedP(centre), ...intervalOf(centre, DEFAULT_CONF) }
  }
  const { se, df, lo, hi } = welchDifference(
    { n: a.nTasks, mean: first.estimate, se: first.se },
    { n: b.nTasks, mean: second.estimate, se: second.se },
  )
  return { difference, p: twoSidedP({ estimate: difference, se, df }), lo, hi }
}
