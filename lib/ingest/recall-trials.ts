import type { Db } from '@/db/open-database'
import type { ConditionKind, ConditionSource } from '@/lib/domain/condition'
import type { NewTrial, SourceFile } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import type { TrialStatus } from '@/lib/domain/trial-status'

/** What an import reports of a trial. */
export type ReportedTrial = Pick<
  NewTrial,
  | 'logId'
  | 'taskName'
  | 'harness'
  | 'model'
  | 'effort'
  | 'condition'
  | 'status'
  | 'sources'
  | 'redactions'
  | 'problems'
>

/** A stored trial that was delivered again as it was, and so was not read. */
export interface RecalledTrial extends ReportedTrial {
  readonly isRecalled: true
  readonly uid: string
  readonly fingerprint: string
}

// CROSS JOIN keeps the order: the planner would rather read all trials of an arm.
const RECALL = `
  SELECT t.delivery_key, t.uid, t.fingerprint, t.log_id, t.status, t.status_rule, t.condition_source,
    k.name AS task_name, f.harness, f.model, f.effort, c.key, c.kind, c.label, c.round,
    t.detail->>'$.condition.rule' AS rule, t.detail->>'$.condition.evidence' AS evidence,
    t.detail->'$.sources' AS sources, t.detail->'$.redactions' AS redactions, t.detail->'$.problems' AS problems
  FROM json_each(:keys) j CROSS JOIN trial t ON t.delivery_key = j.value
  CROSS JOIN task k ON k.id = t.task_id CROSS JOIN configuration f ON f.id = t.configuration_id
  CROSS JOIN condition c ON c.id = t.condition_id
  WHERE t.is_live = 1 AND t.experiment_id = :experimentId AND (:conditionKey IS NULL OR c.key = :conditionKey)`

const textOf = (value: unknown) => (value === null ? null : String(value))

// The columns and the detail are written by storeBatch only.
const recalled = (row: Record<string, unknown>): RecalledTrial => ({
  isRecalled: true,
  uid: String(row.uid),
  fingerprint: String(row.fingerprint),
  logId: String(row.log_id),
  taskName: String(row.task_name),
  harness: textOf(row.harness),
  model: textOf(row.model),
  effort: textOf(row.effort),
  condition: {
    kind: String(row.kind) as ConditionKind,
    key: String(row.key),
    label: String(row.label),
    round: row.round === null ? null : Number(row.round),
    source: String(row.condition_source) as ConditionSource,
    rule: textOf(row.rule),
    evidence: textOf(row.evidence),
    claimed: null,
  },
  status: {
    status: String(row.status) as TrialStatus,
    rule: String(row.status_rule) as NewTrial['status']['rule'],
    evidence: null,
  },
  sources: JSON.parse(String(row.sources)) as SourceFile[],
  redactions: JSON.parse(String(row.redactions)) as Record<string, number>,
  problems: JSON.parse(String(row.problems)) as LogProblem[],
})

/**
 * Live trials by the key of the files they were last read from. Those whose condition a person has set
 * otherwise since are left out when the import gives one: it says it anew.
 */
export async function recallTrials(
  db: Db,
  experimentId: number,
  keys: readonly string[],
  conditionKey: string | null,
): Promise<Map<string, RecalledTrial>> {
  const args = { experimentId, keys: JSON.stringify(keys), conditionKey }
  const { rows } = await db.$client.execute({ sql: RECALL, args })
  return new Map(rows.map((row) => [String(row.delivery_key), recalled(row)]))
}
