import { displayPoints } from '@/lib/display'
import { gainVerdict } from '@/lib/domain/gain'
import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import { isAbove, signOf } from '@/lib/stats/numeric-rules'
import type { CellTable } from '@/lib/analysis/cell-table'
import { measureTasks, type TaskMeasure } from '@/lib/analysis/compare-tasks'
import type { Contrast } from '@/lib/analysis/contrast'
import { gainOverTasks } from '@/lib/analysis/gain-over-tasks'
import type { Warning } from './warning'

const POLICY_WORDS: Record<ErrorPolicy, string> = {
  headline: 'the headline policy',
  fail: 'infrastructure errors counted as failures',
  completed_only: 'only completed trials',
}

/** Another error policy changes the sign, the verdict, or the gain by more than 2 pp (spec 0.3). */
export function policyWarning(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
): Warning | null {
  if (!table.knowsStatuses) return null
  const own = gainOverTasks(tasks)
  const verdict = (paired: typeof own) => gainVerdict({ low: paired.lo, high: paired.hi })
  const excludesZero = (paired: typeof own) => ['helps', 'hurts'].includes(verdict(paired) ?? '')
  const other = ERROR_POLICIES.filter((policy) => policy !== contrast.policy)
    .map((policy) => ({
      policy,
      paired: gainOverTasks(measureTasks(table, { ...contrast, policy })),
    }))
    .find(
      ({ paired }) =>
        paired.delta !== null &&
        (signOf(paired.delta) !== signOf(own.delta!) ||
          excludesZero(paired) !== excludesZero(own) ||
          isAbove(Math.abs(paired.delta - own.delta!), 0.02)),
    )
  if (!other) return null
  return {
    code: 'policy_matters',
    text: `How errors are counted changes the answer: with ${POLICY_WORDS[other.policy]} the gain is ${displayPoints(other.paired.delta, ' pp')}.`,
  }
}
