import type { InStatement } from '@libsql/client'
import type { ChangeKind } from '@/lib/domain/review-change'
import { applyTrialChanges, belowTaskChanges } from './apply-changes'
import { recountStatements } from './recount-cells'
import { settleTasks } from './settle-skills'
import { sweepStatements } from './sweep-statements'

// A trial may have come from any condition and go to any: all cells of its task and configuration.
const AFFECTED = `
  SELECT DISTINCT t.task_id, t.configuration_id, c.id AS condition_id FROM trial t CROSS JOIN condition c
  WHERE t.uid IN (SELECT value FROM json_each(:uids)) AND +t.experiment_id = :experimentId AND t.is_live = 1
    AND c.experiment_id = :experimentId`
const TASKS = `SELECT t.task_id FROM trial t WHERE t.uid IN (SELECT value FROM json_each(:uids))
  AND +t.experiment_id = :experimentId AND t.is_live = 1`

/** Statements that make everything follow from the changes that stand, of these trials or tasks. */
export function followChanges(
  experimentId: number,
  kind: ChangeKind,
  subjects: readonly string[],
): InStatement[] {
  if (kind === 'domain')
    return [...belowTaskChanges(experimentId, subjects, []), ...sweepStatements(experimentId)]
  const args = { experimentId, uids: JSON.stringify(subjects) }
  return [
    ...applyTrialChanges(experimentId, subjects),
    ...recountStatements(AFFECTED, args),
    ...settleTasks(TASKS, args),
    ...sweepStatements(experimentId),
  ]
}
