import { isPerDoubling, SIZE_CLASSES, SKILL_SIZES, type SkillSize } from '@/lib/domain/skill-size'
import { assocBinned } from '@/lib/stats/assoc-binned'
import { assocFeRegression, type AssocFeRegression } from '@/lib/stats/assoc-fe-regression'
import { assocKendall, type AssocKendall } from '@/lib/stats/assoc-kendall'
import { assocLoess } from '@/lib/stats/assoc-loess'
import { assocPartialSpearman, type AssocPartialSpearman } from '@/lib/stats/assoc-partial-spearman'
import { assocSpearman, type AssocSpearman } from '@/lib/stats/assoc-spearman'
import { mean } from '@/lib/stats/numeric-rules'
import { welchDifference } from '@/lib/stats/welch'
import type { SizedTask } from './summarize-skill-sizes'

/** Mean gain of the tasks of a class, with its 95 % t interval. */
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
}

/** How strongly something goes along with the size, as a rank correlation. */
export interface Confound {
  readonly name: SkillSize | 'baseline'
  readonly rho: number | null
  readonly nTasks: number
}

export interface SizeRelation {
  readonly bins: readonly SizeBin[]
  readonly differences: readonly BinDifference[]
  readonly raw: AssocSpearman
  /** Adjusted for domain and for the rate without skills. */
  readonly adjusted: AssocPartialSpearman
  /** Domain or baseline explain part of the raw correlation. */
  readonly isExplained: boolean
  readonly kendall: AssocKendall
  /** On demand: gain on size, baseline and domain; per doubling or per one more. */
  readonly regression: AssocFeRegression & { readonly per: 'doubling' | 'one' }
  /** A guide to the eye through the scatter; empty below 15 tasks. */
  readonly guide: readonly { readonly size: number; readonly gain: number }[]
  readonly confounds: readonly Confound[]
  /** Tasks whose size lies outside every class: they offer no skill. */
  readonly nOutside: number
}

const GUIDE_LEAST = 15
const GUIDE_SPAN = 0.75
const GUIDE_POINTS = 24
/** A shift of the correlation that is said. */
const EXPLAINED_SHIFT = 0.15

/** Everything that the page says about one size; tasks that do not know it enter nothing. */
export function relateSize(tasks: readonly SizedTask[], size: SkillSize): SizeRelation {
  const known = tasks.filter((task) => task.sizes[size] !== null)
  const x = known.map((task) => task.sizes[size]!)
  const y = known.map((task) => task.gain)
  const baseline = known.map((task) => task.without)
  const groups = known.map((task) => task.domain ?? '')
  const raw = assocSpearman({ x, y })
  const adjusted = assocPartialSpearman({ x, y, covariates: [baseline], groups })
  const bins = binTasks(known, size)
  return {
    bins: bins.map(({ se: _se, ...bin }) => bin),
    differences: compareBins(bins),
    ...{ raw, adjusted, isExplained: isExplained(raw.rho, adjusted.rho) },
    kendall: assocKendall({ x, y }),
    regression: regress({ x, y, baseline, groups }, size),
    guide: guideLine(x, y, size),
    confounds: [
      ...SKILL_SIZES.filter((other) => other !== size).map((name) => confound(known, size, name)),
      { name: 'baseline', rho: assocSpearman({ x, y: baseline }).rho, nTasks: x.length },
    ],
    nOutside: known.length - bins.reduce((total, bin) => total + bin.nTasks, 0),
  }
}

function binTasks(tasks: readonly SizedTask[], size: SkillSize) {
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
    return {
      ...{ label, nTasks: bin.n, gain: bin.mean, se: bin.se, low: bin.lo, high: bin.hi },
      nTrials: inside.reduce((total, task) => total + task.nTrials, 0),
      without: mean(inside.map((task) => task.without)),
    }
  })
}

function compareBins(bins: ReturnType<typeof binTasks>): BinDifference[] {
  const filled = bins.filter((bin) => bin.nTasks > 0)
  return filled.flatMap((second, at) =>
    filled.slice(at + 1).map((first): BinDifference => {
      const sides = [first, second].map(({ nTasks, gain, se }) => ({ n: nTasks, mean: gain, se }))
      const { difference, lo, hi } = welchDifference(sides[0]!, sides[1]!)
      return { first: first.label, second: second.label, difference, low: lo, high: hi }
    }),
  )
}

const isExplained = (raw: number | null, adjusted: number | null) =>
  raw !== null &&
  adjusted !== null &&
  (Math.abs(raw - adjusted) > EXPLAINED_SHIFT || raw * adjusted < 0)

function regress(
  columns: { x: number[]; y: number[]; baseline: number[]; groups: string[] },
  size: SkillSize,
): SizeRelation['regression'] {
  const perDoubling = isPerDoubling(size)
  // Zero has no doubling; such a task offers no skill and is left out.
  const kept = [...columns.x.keys()].filter((row) => !perDoubling || columns.x[row]! > 0)
  const pick = <Value>(values: readonly Value[]) => kept.map((row) => values[row]!)
  const x = pick(columns.x).map((value) => (perDoubling ? Math.log2(value) : value))
  const { y, baseline, groups } = columns
  return {
    ...assocFeRegression({ x, y: pick(y), baseline: pick(baseline), groups: pick(groups) }),
    per: perDoubling ? 'doubling' : 'one',
  }
}

function guideLine(x: readonly number[], y: readonly number[], size: SkillSize) {
  const perDoubling = isPerDoubling(size)
  const rows = [...x.keys()].filter((row) => !perDoubling || x[row]! > 0)
  if (rows.length < GUIDE_LEAST) return []
  const scaled = rows.map((row) => (perDoubling ? Math.log2(x[row]!) : x[row]!))
  const [low, high] = [Math.min(...scaled), Math.max(...scaled)]
  const at = Array.from(
    { length: GUIDE_POINTS },
    (_, i) => low + ((high - low) * i) / (GUIDE_POINTS - 1),
  )
  const { fit } = assocLoess({ x: scaled, y: rows.map((row) => y[row]!), span: GUIDE_SPAN, at })
  return at.flatMap((place, i) => {
    const gain = fit[i] ?? null
    return gain === null ? [] : [{ size: perDoubling ? 2 ** place : place, gain }]
  })
}

function confound(tasks: readonly SizedTask[], size: SkillSize, name: SkillSize): Confound {
  const both = tasks.filter((task) => task.sizes[name] !== null)
  const { rho } = assocSpearman({
    x: both.map((task) => task.sizes[size]!),
    y: both.map((task) => task.sizes[name]!),
  })
  return { name, rho, nTasks: both.length }
}
