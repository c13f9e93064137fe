import type { Uncertainty } from '@/lib/domain/uncertainty'
import { isPerDoubling, SKILL_SIZES, type SkillSize } from '@/lib/domain/skill-size'
import { assocFeRegression, type AssocFeRegression } from '@/lib/stats/assoc-fe-regression'
import { assocKendall, type AssocKendall } from '@/lib/stats/assoc-kendall'
import { assocLoess } from '@/lib/stats/assoc-loess'
import { assocPartialSpearman, type AssocPartialSpearman } from '@/lib/stats/assoc-partial-spearman'
import { assocSpearman, type AssocSpearman } from '@/lib/stats/assoc-spearman'
import { isAbove, isBelow } from '@/lib/stats/numeric-rules'
import { planCorrelation, type CorrelationPlan } from '@/lib/stats/plan-correlation'
import { binTasks, compareBins, type BinDifference, type SizeBin } from './bin-sizes'
import type { SizedTask } from './sized-task'

/** How strongly something goes along with the size, as a rank correlation. */
export interface Confound {
  readonly name: SkillSize | 'baseline'
  readonly rho: number | null
  readonly nTasks: number
}

/** What the interval of a rank correlation allows to say. */
export type SizeVerdict = 'rises' | 'falls' | 'cannot_tell'

export interface SizeCorrelation {
  readonly raw: AssocSpearman
  /** Adjusted for domain and for the rate without skills. */
  readonly adjusted: AssocPartialSpearman
  readonly verdict: SizeVerdict | null
}

export interface SizeRelation extends SizeCorrelation {
  readonly bins: readonly SizeBin[]
  readonly differences: readonly BinDifference[]
  /** What so many tasks can see at all. */
  readonly plan: CorrelationPlan
  /** Domain or baseline explain part of the raw correlation; never where that may be luck. */
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

function columnsOf(known: readonly SizedTask[], size: SkillSize) {
  return {
    x: known.map((task) => task.sizes[size]!),
    y: known.map((task) => task.gain),
    baseline: known.map((task) => task.without),
    groups: known.map((task) => task.domain ?? ''),
  }
}

/** The correlation alone, raw and adjusted, and what its interval allows to say. */
export function correlateSize(tasks: readonly SizedTask[], size: SkillSize): SizeCorrelation {
  const known = tasks.filter((task) => task.sizes[size] !== null)
  const { x, y, baseline, groups } = columnsOf(known, size)
  const raw = assocSpearman({ x, y })
  const adjusted = assocPartialSpearman({ x, y, covariates: [baseline], groups })
  return { raw, adjusted, verdict: sizeVerdict(raw) }
}

function sizeVerdict({ lo, hi }: Pick<AssocSpearman, 'lo' | 'hi'>): SizeVerdict | null {
  if (lo === null || hi === null) return null
  return isAbove(lo, 0) ? 'rises' : isBelow(hi, 0) ? 'falls' : 'cannot_tell'
}

/** Everything that the page says about one size; tasks that do not know it enter nothing. */
export function relateSize(
  tasks: readonly SizedTask[],
  size: SkillSize,
  uncertainty: Uncertainty,
): SizeRelation {
  const known = tasks.filter((task) => task.sizes[size] !== null)
  const { x, y, baseline, groups } = columnsOf(known, size)
  const { raw, adjusted, verdict } = correlateSize(tasks, size)
  const bins = binTasks(known, size, uncertainty)
  return {
    bins: bins.map(({ found: _found, ...bin }) => bin),
    differences: compareBins(bins),
    ...{ raw, adjusted, verdict, isExplained: isExplained(verdict, raw.rho, adjusted.rho) },
    plan: planCorrelation(known.length),
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

/** Only where the raw correlation is more than luck is there something to explain. */
const isExplained = (
  verdict: SizeVerdict | null,
  raw: number | null,
  adjusted: number | null,
): boolean =>
  (verdict === 'rises' || verdict === 'falls') &&
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
