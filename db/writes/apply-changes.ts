import type { InStatement } from '@libsql/client'
import { sqlJson } from './json-rows'

// What reviewers changed stands over what imports bring: whoever writes rows of trials or tasks ends
// with these statements, in the same transaction and before cells are counted. They may be run any
// number of times. What the import made of a row is kept beside it for as long as a correction stands.

const standing = (kind: string, subject: string) => `
  SELECT r.after FROM review_change r WHERE r.experiment_id = :experimentId AND r.subject = ${subject}
    AND r.kind = '${kind}' AND r.undone_at IS NULL`

// `+` keeps SQLite from the index on it: a few rows are found by their permalinks.
const TRIALS = `t.uid IN (SELECT value FROM json_each(:uids)) AND +t.experiment_id = :experimentId`

const OF_TRIALS = [
  // A condition that lost its last trial was swept; it comes back with the trial.
  `INSERT INTO condition (experiment_id, key, kind, label, round)
    SELECT DISTINCT r.experiment_id, r.after->>'$.key', r.after->>'$.kind', r.after->>'$.label', r.after->>'$.round'
    FROM json_each(:uids) j CROSS JOIN review_change r ON r.experiment_id = :experimentId AND r.subject = j.value
      AND r.kind = 'condition' AND r.undone_at IS NULL
    WHERE EXISTS (SELECT 1 FROM trial t WHERE t.uid = j.value AND +t.experiment_id = :experimentId)
    ON CONFLICT DO NOTHING`,
  `INSERT INTO trial_as_imported (trial_id, kind, condition_id, condition_source, condition_detail)
    SELECT t.id, 'condition', t.condition_id, t.condition_source, t.detail->'$.condition' FROM trial t
    WHERE ${TRIALS} AND EXISTS (${standing('condition', 't.uid')}) ON CONFLICT DO NOTHING`,
  `INSERT INTO trial_as_imported (trial_id, kind, status, status_rule)
    SELECT t.id, 'status', t.status, t.status_rule FROM trial t
    WHERE ${TRIALS} AND EXISTS (${standing('status', 't.uid')}) ON CONFLICT DO NOTHING`,
  `UPDATE trial AS t SET
      condition_id = coalesce((SELECT c.id FROM condition c WHERE c.experiment_id = :experimentId
        AND c.key = (${standing('condition', 't.uid')})->>'$.key'), i.condition_id),
      condition_source = iif(EXISTS (${standing('condition', 't.uid')}), 'given', i.condition_source),
      detail = json_set(detail, '$.condition', iif(EXISTS (${standing('condition', 't.uid')}),
        json_object('rule', NULL, 'evidence', NULL, 'claimed', (SELECT key FROM condition WHERE id = i.condition_id)),
        json(i.condition_detail)))
    FROM trial_as_imported i WHERE i.trial_id = t.id AND i.kind = 'condition' AND ${TRIALS}`,
  `UPDATE trial AS t SET status = coalesce((${standing('status', 't.uid')}), i.status),
      status_rule = iif(EXISTS (${standing('status', 't.uid')}), 'corrected', i.status_rule)
    FROM trial_as_imported i WHERE i.trial_id = t.id AND i.kind = 'status' AND ${TRIALS}`,
  `UPDATE trial AS t SET is_excluded = EXISTS (${standing('exclude', 't.uid')})
    WHERE ${TRIALS} AND is_excluded <> EXISTS (${standing('exclude', 't.uid')})`,
  `DELETE FROM trial_as_imported WHERE trial_id IN (SELECT t.id FROM trial t WHERE ${TRIALS})
    AND NOT EXISTS (SELECT 1 FROM trial t JOIN review_change r ON r.experiment_id = :experimentId AND r.subject = t.uid
      AND r.undone_at IS NULL WHERE t.id = trial_as_imported.trial_id AND r.kind = trial_as_imported.kind)`,
]

/** Statements that make the rows of these permalinks what reviewers say they are. */
export const applyTrialChanges = (experimentId: number, uids: readonly string[]): InStatement[] =>
  uids.length === 0
    ? []
    : OF_TRIALS.map((sql) => ({ sql, args: { experimentId, uids: JSON.stringify(uids) } }))

const TASKS = `SELECT k.id FROM task k WHERE k.experiment_id = :experimentId
  AND (:names IS NULL OR k.name IN (SELECT value FROM json_each(:names)))`

const UNCOVER_TASKS = `UPDATE task SET domain = i.domain, domain_source = i.domain_source
  FROM task_as_imported i WHERE i.task_id = task.id AND task.id IN (${TASKS})`

const COVER_TASKS = [
  `DELETE FROM task_as_imported WHERE task_id IN (${TASKS})`,
  `INSERT INTO task_as_imported (task_id, domain, domain_source)
    SELECT k.id, k.domain, k.domain_source FROM review_change r
    JOIN task k ON k.experiment_id = r.experiment_id AND k.name = r.subject
    WHERE r.experiment_id = :experimentId AND r.kind = 'domain' AND r.undone_at IS NULL AND k.id IN (${TASKS})`,
  `UPDATE task SET domain = nullif(r.after, ''), domain_source = 'given' FROM review_change r
    WHERE r.experiment_id = :experimentId AND r.subject = task.name AND r.kind = 'domain' AND r.undone_at IS NULL
      AND task.experiment_id = :experimentId AND task.id IN (${TASKS})`,
]

/**
 * Statements that change domains below the corrections that stand over them: of the tasks named, or
 * of all.
 */
export function belowTaskChanges(
  experimentId: number,
  names: readonly string[] | null,
  statements: readonly InStatement[],
): InStatement[] {
  const args = { experimentId, names: names && sqlJson(names) }
  const given = (sql: string): InStatement => ({ sql, args })
  return [given(UNCOVER_TASKS), ...statements, ...COVER_TASKS.map(given)]
}
