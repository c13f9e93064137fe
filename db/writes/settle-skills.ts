import type { InStatement, InValue } from '@libsql/client'
import { FROM_FOLDER, isOpenSet } from '@/db/open-set'
import { sqlJson } from './json-rows'

/** Which tasks and trials: by name or by id. */
export interface AffectedSkills {
  readonly taskNames?: readonly string[]
  readonly taskIds?: readonly number[]
  /** Trials that were just stored, whatever their task. */
  readonly trialIds?: readonly number[]
}

const NAMED = `
  SELECT id FROM task WHERE experiment_id = :experimentId AND name IN (SELECT value FROM json_each(:taskNames))
  UNION SELECT value FROM json_each(:taskIds)`

/** A place in time as a text that sorts: imports may wait, so that their ids do not tell. */
const at = (alias: string) =>
  `printf('%015d %010d', coalesce(${alias}.started_at, ${alias}.created_at), ${alias}.id)`

/*
 * What a condition offers a task, from the sets of skills that imports brought, is the first of:
 *   1. the newest set that was given for the condition or came with trials of it;
 *   2. the newest open set that was there when the condition's first trials of the task came;
 *   3. the first open set that came after them;
 *   4. a folder without skills (a variant of the task; it does not say that the task has none).
 * A set that came with trials of one condition alone speaks for that one; the others are open. So
 * a later round, or a later folder, changes nothing for a condition that had a set before. Where skills
 * do not come from the folder (self-written, unknown) any set tells how large those of the task were.
 */
const offer = (tasks: string) => `
  WITH asked AS (
    SELECT k.id AS task_id FROM task k
    WHERE k.id IN (${tasks}) AND EXISTS (SELECT 1 FROM skill_set s WHERE s.task_id = k.id)),
  brought AS MATERIALIZED (
    SELECT DISTINCT t.task_id, t.condition_id, t.import_id FROM asked CROSS JOIN trial t ON t.task_id = asked.task_id),
  arm AS MATERIALIZED (
    SELECT b.*, c.kind IN ${FROM_FOLDER} AS is_from_folder, ${at('i')} AS at
    FROM brought b JOIN condition c ON c.id = b.condition_id AND c.kind <> 'no_skills' JOIN import i ON i.id = b.import_id),
  sets AS MATERIALIZED (
    SELECT s.id, s.task_id, s.condition_key, s.import_id, s.condition_key IS NULL AND NOT s.is_repeat AS is_new,
      s.condition_key IS NULL AND s.skill_count IS 0 AS is_empty, ${isOpenSet('s')} AS is_open,
      CASE WHEN i.id IS NULL THEN '' ELSE ${at('i')} END AS at
    FROM asked CROSS JOIN skill_set s ON s.task_id = asked.task_id LEFT JOIN import i ON i.id = s.import_id),
  own AS MATERIALIZED (
    SELECT s.task_id, c.id AS condition_id, s.id FROM sets s
    JOIN condition c ON c.experiment_id = :experimentId AND c.key = s.condition_key
    UNION
    SELECT s.task_id, arm.condition_id, s.id FROM sets s
    JOIN arm ON arm.task_id = s.task_id AND arm.import_id = s.import_id AND arm.is_from_folder
    WHERE s.condition_key IS NULL AND NOT s.is_empty),
  place AS (
    SELECT task_id, condition_id, min(at) AS first, max(is_from_folder) AS is_from_folder FROM (
      SELECT task_id, condition_id, at, is_from_folder FROM arm
      UNION ALL SELECT task_id, condition_id, NULL, 1 FROM own)
    GROUP BY 1, 2
    UNION ALL SELECT task_id, NULL, '~', 1 FROM asked),
  candidate AS (
    SELECT p.task_id, p.condition_id, o.id, 1 AS tier FROM place p
    JOIN own o ON o.task_id = p.task_id AND o.condition_id = p.condition_id
    UNION ALL
    SELECT p.task_id, p.condition_id, o.id, CASE WHEN o.is_empty THEN 4 WHEN o.at <= p.first THEN 2 ELSE 3 END
    FROM place p JOIN sets o ON o.task_id = p.task_id AND (o.is_open OR (o.is_new AND NOT p.is_from_folder))),
  ranked AS (
    SELECT *, row_number() OVER (
      PARTITION BY task_id, condition_id ORDER BY tier, CASE tier WHEN 3 THEN id ELSE -id END) AS rank
    FROM candidate)
  INSERT INTO offered_skill_set (task_id, condition_id, set_id)
  SELECT task_id, condition_id, id FROM ranked WHERE rank = 1`

// Self-written skills are known only where somebody gave them; of an unknown condition nothing is known.
const used = (trials: string) => `
  UPDATE skill_use SET version_id = (
    SELECT CASE count(*) WHEN 1 THEN min(v.id) END FROM trial t
    JOIN condition c ON c.id = t.condition_id
    JOIN offered_skill_set o ON o.task_id = t.task_id AND o.condition_id = t.condition_id
    JOIN skill_set s ON s.id = o.set_id AND (s.condition_key IS NOT NULL OR c.kind IN ${FROM_FOLDER})
    JOIN skill_set_version sv ON sv.set_id = s.id
    JOIN skill_version v ON v.id = sv.version_id
    JOIN skill k ON k.id = v.skill_id AND k.name = skill_use.skill
    WHERE t.id = skill_use.trial_id)
  WHERE trial_id IN (${trials})`

const OF_TRIALS = 'SELECT value FROM json_each(:trialIds)'

/**
 * Statements that make anew what conditions offer the tasks that `tasks` selects, and which version each
 * use of a skill was of. To be run in the transaction that changed sets or trials, after it changed them.
 */
export const settleTasks = (
  tasks: string,
  args: { readonly experimentId: number } & Record<string, InValue>,
): InStatement[] =>
  [
    `DELETE FROM offered_skill_set WHERE task_id IN (${tasks})`,
    offer(tasks),
    used(`SELECT id FROM trial WHERE task_id IN (${tasks})`),
  ].map((sql) => ({ sql, args }))

/** The same for tasks and trials that are known by name or id. */
export function settleSkills(experimentId: number, affected: AffectedSkills): InStatement[] {
  const { taskNames = [], taskIds = [], trialIds = [] } = affected
  const args = {
    experimentId,
    taskNames: sqlJson(taskNames),
    taskIds: JSON.stringify(taskIds),
  }
  return [
    ...(taskNames.length + taskIds.length > 0 ? settleTasks(NAMED, args) : []),
    ...(trialIds.length > 0
      ? [{ sql: used(OF_TRIALS), args: { trialIds: JSON.stringify(trialIds) } }]
      : []),
  ]
}
