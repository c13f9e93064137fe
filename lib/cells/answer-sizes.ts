import { SKILL_SIZES, type SkillSize } from '@/lib/domain/skill-size'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { isAtMost } from '@/lib/stats/numeric-rules'
import { binTasks, compareBins, type BinDifference } from './bin-sizes'
import { correlateSize, type SizeCorrelation } from './relate-size'
import type { SizedTask } from './sized-task'

/** What one size of skills allows to say of the gain. */
export interface SizeFinding extends SizeCorrelation {
  readonly size: SkillSize
  readonly nKnown: number
  /** The one value that all these tasks have; null: they differ. */
  readonly only: number | null
  /** Differences of classes that survive the correction for all pairs of classes of this size. */
  readonly found: readonly BinDifference[]
}

/** Above this q a difference of classes is no finding, whatever its own interval (spec 12.4). */
export const MOST_Q = 0.05

/** What each size that some task knows allows to say; sizes that no task knows are left out. */
export const answerSizes = (tasks: readonly SizedTask[], uncertainty: Uncertainty): SizeFinding[] =>
  SKILL_SIZES.flatMap((size) => {
    const known = tasks.filter((task) => task.sizes[size] !== null)
    if (known.length === 0) return []
    const values = new Set(known.map((task) => task.sizes[size]!))
    const differences = compareBins(binTasks(known, size, uncertainty))
    return [
      {
        ...{ size, nKnown: known.length, only: values.size === 1 ? [...values][0]! : null },
        ...correlateSize(tasks, size),
        found: differences.filter(({ q }) => q !== null && isAtMost(q, MOST_Q)),
      },
    ]
  })
