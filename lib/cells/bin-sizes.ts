import { SIZE_CLASSES, type SkillSize } from '@/lib/domain/skill-size'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { assocBinned } from '@/lib/stats/assoc-binned'
import { fdrBh } from '@/lib/stats/fdr-bh'
import { intervalOf, twoSidedP, type Estimate, type Interval } from '@/lib/stats/interval'
import { DEFAULT_CONF, mean, sum } from '@/lib/stats/numeric-rules'
import { welchDifference } from '@/lib/stats/welch'
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
    const error =
      uncertainty === 'rerun' ? rerunOf(inside) : { se: bin.se, df: Math.max(0, bin.n - 1) }
    const interval = intervalOf({ estimate: bin.mean, ...error }, DEFAULT_CONF)
    return {
      ...{ label, nTasks: bin.n, gain: bin.mean, ...error, low: interval.lo, high: interval.hi },
      nTrials: inside.reduce((total, task) => total + task.nTrials, 0),
      without: mean(inside.map((task) => task.without)),
    }
  })
}

/** Error of a class's mean if its tasks were run again. */
function rerunOf(tasks: readonly SizedTask[]): Pick<Estimate, 'se' | 'df'> {
  const errors = tasks.flatMap(({ rerunSe }) => (rerunSe === null ? [] : [rerunSe]))
  if (tasks.length === 0 || errors.length < tasks.length) return { se: null, df: null }
  return { se: Math.sqrt(sum(errors.map((se) => se * se))) / tasks.length, df: Infinity }
}

/** Every class against every other; one family of tests. */
export function compareBins(bins: ReturnType<typeof binTasks>): BinDifference[] {
  const filled = bins.filter((bin) => bin.nTasks > 0)
  const found = filled.flatMap((second, at) =>
    filled.slice(at + 1).map((first) => {
      const { lo, hi, ...estimate } = differenceOf(first, second)
      const names = { first: first.label, second: second.label }
      const shown = { difference: estimate.estimate, low: lo, high: hi }
      return { ...names, ...shown, p: twoSidedP(estimate) }
    }),
  )
  const { q } = fdrBh({ p: found.map(({ p }) => p) })
  return found.map((one, index) => ({ ...one, q: q[index]! }))
}

type Bin = ReturnType<typeof binTasks>[number]

function differenceOf(first: Bin, second: Bin): Estimate & Interval {
  if (first.df === Infinity && second.df === Infinity) {
    const se = Math.hypot(first.se!, second.se!)
    const estimate = { estimate: first.gain! - second.gain!, se, df: Infinity }
    return { ...estimate, ...intervalOf(estimate, DEFAULT_CONF) }
  }
  const [a, b] = [first, second].map(({ nTasks, gain, se }) => ({ n: nTasks, mean: gain, se }))
  const { difference, se, df, lo, hi } = welchDifference(a!, b!)
  return { estimate: difference, se, df, lo, hi }
}
