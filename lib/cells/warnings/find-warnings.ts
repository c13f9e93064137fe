import type { Weighting } from '@/lib/domain/weighting'
import type { PolicyAnswer } from '@/lib/cells/answer-by-policy'
import { boundMissing, type Plan } from '@/lib/cells/bound-missing'
import type { CellTable } from '@/lib/cells/cell-table'
import type { TaskMeasure } from '@/lib/cells/compare-tasks'
import type { Contrast } from '@/lib/cells/contrast'
import { gainOverTasks } from '@/lib/cells/gain-over-tasks'
import { splitContrastMix } from '@/lib/cells/split-mix'
import { armTotals } from './arm-totals'
import { mixWarning, pooledWarning, reversalWarning, unpairedWarning } from './common-set-warnings'
import { coverageWarning, missingWarning, unbalancedWarning } from './coverage-warnings'
import { copyWarnings, extremesWarning, trialsWarning } from './outcome-warnings'
import { policyWarning } from './policy-warning'
import type { Warning } from './warning'

/** What a reader asked for and was told, which the warnings must not contradict. */
interface Told {
  readonly plan: Plan
  readonly weighting: Weighting
  readonly policies: readonly PolicyAnswer[]
}

/** Warnings about a contrast that its cells give: coverage, errors, ways the answer would change. */
export function contrastWarnings(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
  { plan, weighting, policies }: Told,
): Warning[] {
  const common = tasks.filter((task) => task.isCommon)
  const { delta } = gainOverTasks(tasks)
  if (common.length === 0 || delta === null)
    return [
      {
        code: 'no_common_tasks',
        text: 'No task has counted trials in both arms of every configuration shown, so there is no paired gain. Choose other conditions or configurations.',
      },
    ]
  const without = armTotals(table, contrast, contrast.without)
  const with_ = armTotals(table, contrast, contrast.with)
  const unbalanced = unbalancedWarning(without, with_)
  const missing = boundMissing(table, contrast, plan)
  const found = [
    coverageWarning(contrast, common.length, plan.tasks),
    missingWarning(missing, unbalanced !== null),
    policyWarning(policies, contrast.policy),
    unbalanced,
    reversalWarning(delta, without, with_),
    mixWarning(splitContrastMix(table, contrast)),
    unpairedWarning(delta, without, with_),
    // Where trials weigh, that is the headline itself.
    weighting === 'trials' ? null : pooledWarning(delta, without, with_),
    trialsWarning(without, with_),
    ...copyWarnings(table, contrast),
    extremesWarning(common),
  ]
  return found.filter((warning) => warning !== null)
}
