import type { Db } from '@/db/open-database'
import { DETECTORS_VERSION } from '@/lib/domain/behavior'
import type { ConditionKind, ConditionSource } from '@/lib/domain/condition'
import type { TrialChoice } from '@/lib/domain/import-choice'
import type { RuleEffect } from '@/lib/domain/import-rule'
import type { SourceFile, TrialFacts } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import type { TrialStatus } from '@/lib/domain/trial-status'

/** What an import reports of a trial. */
export type ReportedTrial = Pick<
  TrialFacts,
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
  | 'choices'
  | 'ruled'
  | 'reward'
  | 'finishedAt'
>

/** A stored trial that was delivered again as it was, and so was not read. */
export interface RecalledTrial extends ReportedTrial {
  readonly isRecalled: true
  /** Id of its row, and the import that wrote it. */
  readonly id: number
  readonly importId: number
  /** Whether it took the place of a row of an earlier import. */
  readonly tookPlace: boolean
  readonly uid: string
  readonly fingerprint: string
}

/** A row of what is recalled, in the order of the query. */
type RecallRow = readonly [
  deliveryKey: string,
  uid: string,
  fingerprint: string,
  logId: string,
  status: TrialStatus,
  statusRule: TrialFacts['status']['rule'],
  conditionSource: ConditionSource,
  taskName: string,
  harness: string | null,
  model: string | null,
  effort: string | null,
  key: string,
  kind: ConditionKind,
  label: string,
  round: number | null,
  rule: string | null,
  evidence: string | null,
  id: number,
  importId: number,
  tookPlace: 0 | 1,
  sources: SourceFile[],
  redactions: Record<string, number>,
  problems: LogProblem[],
  choices: TrialChoice[] | null,
  ruled: RuleEffect[] | null,
  /** With all its digits: JSON of SQLite has 15. */
  reward: string | null,
  finishedAt: string | null,
]

// As imported, whatever a reviewer corrected since. One JSON text for all rows: the driver takes longer to build a row of 20 columns than SQLite to find it.
// CROSS JOIN keeps the order: the planner would rather read all trials of an arm. `+` keeps it from the
// indexes of an experiment: the key finds the few rows there are.
const RECALL = `
  SELECT json_group_array(json_array(t.delivery_key, t.uid, t.fingerprint, t.log_id, coalesce(s.status, t.status),
    coalesce(s.status_rule, t.status_rule), coalesce(i.condition_source, t.condition_source), k.name, f.harness, f.model, f.effort, c.key, c.kind, c.label, c.round,
    coalesce(i.condition_detail, t.detail->'$.condition')->>'$.rule', coalesce(i.condition_detail, t.detail->'$.condition')->>'$.evidence', t.id, t.import_id,
    EXISTS (SELECT 1 FROM trial o WHERE o.uid = t.uid AND +o.replaced_by_import_id = t.import_id),
    t.detail->'$.sources', t.detail->'$.redactions', t.detail->'$.problems', t.detail->'$.choices', t.detail->'$.ruled',
    iif(t.reward IS NULL, NULL, printf('%!.17g', t.reward)), t.detail->>'$.finishedAt')) AS rows
  FROM json_each(:keys) j CROSS JOIN trial t ON t.delivery_key = j.value
  CROSS JOIN task k ON k.id = t.task_id CROSS JOIN configuration f ON f.id = t.configuration_id
  LEFT JOIN trial_as_imported s ON s.trial_id = t.id AND s.kind = 'status'
  LEFT JOIN trial_as_imported i ON i.trial_id = t.id AND i.kind = 'condition'
  CROSS JOIN condition c ON c.id = coalesce(i.condition_id, t.condition_id)
  WHERE +t.is_live = 1 AND +t.experiment_id = :experimentId
    AND NOT (t.has_trajectory AND t.tool_calls IS NULL)
    AND NOT (t.has_trajectory AND coalesce(t.behaviors->>'$.version', 0) <> ${DETECTORS_VERSION})
    AND (:conditionKey IS NULL OR c.key = :conditionKey)`

// The columns and the detail are written by storeBatch only.
const recalled = (row: RecallRow): RecalledTrial => {
  const [, uid, fingerprint, logId, status, statusRule, source, taskName, ...rest] = row
  const [harness, model, effort, key, kind, label, round, rule, evidence, ...found] = rest
  const [
    id,
    importId,
    tookPlace,
    sources,
    redactions,
    problems,
    choices,
    ruled,
    reward,
    finishedAt,
  ] = found
  return {
    isRecalled: true,
    id,
    importId,
    tookPlace: tookPlace === 1,
    uid,
    fingerprint,
    logId,
    taskName,
    harness,
    model,
    effort,
    condition: { kind, key, label, round, source, rule, evidence, claimed: null },
    status: { status, rule: statusRule, evidence: null },
    sources,
    redactions,
    problems,
    reward: reward === null ? null : Number(reward),
    finishedAt,
    ...(choices ? { choices } : {}),
    ...(ruled ? { ruled } : {}),
  }
}

/**
 * Live trials by the key of the files they were last read from. Those whose condition a person has set
 * otherwise since are left out when the import gives one: it says it anew. So are those that were
 * stored before tool calls were counted, and those whose behaviours were never looked for or by other
 * detectors: reading them again makes up for it.
 */
export async function recallTrials(
  db: Db,
  experimentId: number,
  keys: readonly string[],
  conditionKey: string | null,
): Promise<Map<string, RecalledTrial>> {
  const args = { experimentId, keys: JSON.stringify(keys), conditionKey }
  const { rows } = await db.$client.execute({ sql: RECALL, args })
  const found = JSON.parse(String(rows[0]!.rows)) as RecallRow[]
  return new Map(found.map((row) => [row[0], recalled(row)]))
}
