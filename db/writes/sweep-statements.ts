import type { InStatement } from '@libsql/client'
import { raiseVersion } from './raise-version'

const ARMS = [
  `DELETE FROM configuration WHERE experiment_id = :experimentId
    AND NOT EXISTS (SELECT 1 FROM trial WHERE configuration_id = configuration.id)
    AND NOT EXISTS (SELECT 1 FROM cell WHERE configuration_id = configuration.id)`,
  `DELETE FROM condition WHERE experiment_id = :experimentId
    AND NOT EXISTS (SELECT 1 FROM trial WHERE condition_id = condition.id)
    AND NOT EXISTS (SELECT 1 FROM trial_as_imported WHERE condition_id = condition.id)
    AND NOT EXISTS (SELECT 1 FROM cell WHERE condition_id = condition.id)`,
]

const TASKS = `DELETE FROM task WHERE experiment_id = :experimentId AND category IS NULL
    AND domain_source IS NOT 'given'
    AND NOT EXISTS (SELECT 1 FROM skill_set WHERE task_id = task.id)
    AND NOT EXISTS (SELECT 1 FROM trial WHERE task_id = task.id)
    AND NOT EXISTS (SELECT 1 FROM cell WHERE task_id = task.id)`

/** Statements that take away configurations and conditions that nothing refers to any more. */
export const sweepArmStatements = (experimentId: number): InStatement[] =>
  ARMS.map((sql) => ({ sql, args: { experimentId } }))

/**
 * Statements that take away arms and tasks that nothing refers to; tasks that a task folder or table
 * describes stay. Ends a change that removed or moved trials.
 */
export const sweepStatements = (experimentId: number): InStatement[] => [
  ...sweepArmStatements(experimentId),
  { sql: TASKS, args: { experimentId } },
  ...raiseVersion(experimentId),
]
