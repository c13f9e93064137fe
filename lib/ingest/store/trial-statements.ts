import type { InStatement } from '@libsql/client'
import { countBehaviors } from '@/lib/behaviors/detect-behaviors'
import type { Span, TrialFacts } from '@/lib/domain/new-trial'
import { SKILL_FACTS } from '@/lib/domain/step'
import { trialDetail } from '@/lib/domain/trial-detail'
import { cutPart, type StoredPart } from '@/db/packed-parts'
import { fields, jsonRows, sqlJson } from '@/db/writes/json-rows'
import { sweepArmStatements } from '@/db/writes/sweep-statements'
import { partsOf, stepCountOf, toolCountsOf } from './pack-steps'
import type { PlannedTrial } from './batch-plan'
import { configurationKey } from '@/lib/ingest/finish/trial-identity'

/** A planned trial with the row id it will have. */
export type NumberedTrial = PlannedTrial & { readonly id: number }

const TRIAL_COLUMNS = [
  'id',
  'uid',
  'import_id',
  'experiment_id',
  'log_id',
  'trial_name',
  'job_name',
  'status',
  'status_rule',
  'reward',
  'condition_source',
  'tokens_in',
  'tokens_cached',
  'tokens_out',
  'cost_usd',
  'duration_ms',
  'started_at_iso',
  'step_count',
  'tool_calls',
  'tool_errors',
  'behaviors',
  'has_trajectory',
  'skill_use',
  'fingerprint',
  'other_fingerprints',
  'delivery_key',
  'detail',
]

// The rows are kept as texts first: `json_each` writes a row anew for each field that is asked of it.
const INSERT_TRIALS = `
  WITH given AS MATERIALIZED (SELECT value FROM json_each(?))
  INSERT INTO trial (task_id, configuration_id, condition_id, ${TRIAL_COLUMNS.join(', ')})
  SELECT t.id, f.id, c.id, ${TRIAL_COLUMNS.map((name) => `j.${name}`).join(', ')}
  FROM (SELECT ${fields('task_name', 'configuration_key', 'condition_key', ...TRIAL_COLUMNS)} FROM given) j
  CROSS JOIN task t ON t.experiment_id = j.experiment_id AND t.name = j.task_name
  CROSS JOIN configuration f ON f.experiment_id = j.experiment_id AND f.key = j.configuration_key
  CROSS JOIN condition c ON c.experiment_id = j.experiment_id AND c.key = j.condition_key`

const keyOf = (trial: TrialFacts) => configurationKey(trial.harness, trial.model, trial.effort)

/** The strongest fact over all skills; null when there is no trajectory that could show one. */
export function strongestUse(trial: TrialFacts) {
  if (!trial.hasTrajectory) return null
  const strongest = SKILL_FACTS.findLast((fact) =>
    trial.skillUses.some((use) => use.facts[fact] !== null),
  )
  return strongest ?? 'none'
}

/** The driver refuses to read integers above 2^53, and nothing is counted below zero: unknown then. */
const plausible = (value: number | null) =>
  value !== null && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : null

const plausibleCount = (value: number | null) =>
  plausible(value === null ? null : Math.round(value))

/** Null where there are no steps that could show any. */
const behaviorsOf = ({ hasTrajectory, spans }: TrialFacts) =>
  hasTrajectory ? sqlJson(countBehaviors(spans ?? [])) : null

function trialRow(planned: NumberedTrial, experimentId: number, importId: number) {
  const { trial } = planned
  const { toolCalls, toolErrors } = toolCountsOf(trial)
  return {
    id: planned.id,
    uid: planned.uid,
    import_id: importId,
    experiment_id: experimentId,
    task_name: trial.taskName,
    configuration_key: keyOf(trial),
    condition_key: trial.condition.key,
    log_id: trial.logId,
    trial_name: trial.trialName,
    job_name: trial.jobName,
    status: trial.status.status,
    status_rule: trial.status.rule,
    reward: trial.reward,
    condition_source: trial.condition.source,
    tokens_in: plausibleCount(trial.tokensIn),
    tokens_cached: plausibleCount(trial.tokensCached),
    tokens_out: plausibleCount(trial.tokensOut),
    cost_usd: plausible(trial.costUsd),
    duration_ms: plausibleCount(trial.durationMs),
    started_at_iso: trial.startedAt,
    step_count: stepCountOf(trial),
    tool_calls: toolCalls,
    tool_errors: toolErrors,
    behaviors: behaviorsOf(trial),
    has_trajectory: trial.hasTrajectory ? 1 : 0,
    skill_use: strongestUse(trial),
    fingerprint: planned.fingerprint,
    other_fingerprints: sqlJson(planned.otherFingerprints),
    delivery_key: trial.deliveryKey ?? null,
    detail: sqlJson(trialDetail(trial)),
  }
}

/** Statements that add the configurations and conditions of these trials. */
export function armStatements(experimentId: number, trials: readonly TrialFacts[]): InStatement[] {
  const configurations = new Map(
    trials.map(({ harness, model, effort }) => {
      const key = configurationKey(harness, model, effort)
      return [key, { key, harness, model, effort }]
    }),
  )
  const conditions = new Map(
    trials.map(({ condition: { key, kind, label, round } }) => [key, { key, kind, label, round }]),
  )
  return [
    {
      sql: `INSERT INTO configuration (experiment_id, key, harness, model, effort)
        SELECT ?, ${fields('key', 'harness', 'model', 'effort')} FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
      args: [experimentId, sqlJson([...configurations.values()])],
    },
    {
      sql: `INSERT INTO condition (experiment_id, key, kind, label, round)
        SELECT ?, ${fields('key', 'kind', 'label', 'round')} FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
      args: [experimentId, sqlJson([...conditions.values()])],
    },
  ]
}

const ids = (trials: readonly NumberedTrial[]) =>
  sqlJson(trials.flatMap(({ old }) => (old ? [old.id] : [])))

/** A statement that makes room for trials: the rows whose place they take step aside. */
export const retireStatements = (
  trials: readonly NumberedTrial[],
  importId: number,
): InStatement[] => [
  {
    sql: `UPDATE trial SET is_live = 0, replaced_by_import_id = ? WHERE id IN (SELECT value FROM json_each(?))`,
    args: [importId, ids(trials)],
  },
]

/**
 * Statements that remove those of the retired rows that this import itself had brought: undoing it
 * brings back what earlier ones did. Last of all, since cells are recounted by their rows.
 */
export function removeOwnStatements(
  experimentId: number,
  importId: number,
  trials: readonly NumberedTrial[],
): InStatement[] {
  if (!trials.some(({ old }) => old?.importId === importId)) return []
  return [
    {
      sql: 'DELETE FROM trial WHERE import_id = ? AND id IN (SELECT value FROM json_each(?))',
      args: [importId, ids(trials)],
    },
    ...sweepArmStatements(experimentId),
  ]
}

/** Statements that give a poorer copy the trajectory of the row whose place it takes. */
function keepTrajectoryStatements({ id, old }: NumberedTrial): InStatement[] {
  const args = [id, old!.id]
  return [
    {
      sql: `INSERT INTO trajectory_part SELECT ?1, part, first_step, last_step, raw_bytes, data FROM trajectory_part WHERE trial_id = ?2`,
      args,
    },
    {
      sql: `INSERT INTO skill_use (trial_id, skill, offered, loaded, read, executed, first_read_step)
        SELECT ?1, skill, offered, loaded, read, executed, first_read_step FROM skill_use WHERE trial_id = ?2 ON CONFLICT DO NOTHING`,
      args,
    },
    {
      sql: `INSERT INTO span (trial_id, kind, first_step, last_step, data) SELECT ?1, kind, first_step, last_step, data FROM span WHERE trial_id = ?2 ORDER BY id`,
      args,
    },
    {
      sql: `UPDATE trial SET has_trajectory = 1, (step_count, tool_calls, tool_errors, behaviors, skill_use) =
        (SELECT step_count, tool_calls, tool_errors, behaviors, skill_use FROM trial WHERE id = ?2) WHERE id = ?1`,
      args,
    },
  ]
}

const PARTS_A_STATEMENT = 50

function partStatements(parts: readonly (StoredPart & { id: number; part: number })[]) {
  const statements: InStatement[] = []
  for (let start = 0; start < parts.length; start += PARTS_A_STATEMENT) {
    const some = parts.slice(start, start + PARTS_A_STATEMENT)
    statements.push({
      sql: `INSERT INTO trajectory_part (trial_id, part, first_step, last_step, raw_bytes, data)
        VALUES ${some.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}`,
      args: some.flatMap((p) => [p.id, p.part, p.firstStep, p.lastStep, p.rawBytes, p.data]),
    })
  }
  return statements
}

const useRows = ({ id, trial }: NumberedTrial) =>
  trial.skillUses.map(({ skill, facts, firstReadStep }) => ({
    trial_id: id,
    skill,
    ...facts,
    first_read_step: firstReadStep,
  }))

const INSERT_USES = `INSERT INTO skill_use (trial_id, skill, offered, loaded, read, executed, first_read_step)
  SELECT ${fields('trial_id', 'skill', 'offered', 'loaded', 'read', 'executed', 'first_read_step')} FROM json_each(?)
  WHERE true ON CONFLICT DO NOTHING`

const spanRows = (id: number, spans: readonly Span[]) =>
  spans.map(({ kind, firstStep, lastStep, data }) => ({
    trial_id: id,
    kind,
    first_step: firstStep,
    last_step: lastStep,
    data: sqlJson(data),
  }))

const INSERT_SPANS = `INSERT INTO span (trial_id, kind, first_step, last_step, data)
  SELECT ${fields('trial_id', 'kind', 'first_step', 'last_step', 'data')} FROM json_each(?)`

const spanStatements = (byTrial: ReadonlyMap<number, readonly Span[]>): InStatement[] =>
  jsonRows([...byTrial].flatMap(([id, spans]) => spanRows(id, spans))).map((chunk) => ({
    sql: INSERT_SPANS,
    args: [chunk],
  }))

/** Statements that give stored trials the spans of what was read again. */
export function newSpanStatements(byTrial: ReadonlyMap<number, readonly Span[]>): InStatement[] {
  if (byTrial.size === 0) return []
  const counted = [...byTrial].map(([id, spans]) => [id, sqlJson(countBehaviors(spans))])
  return [
    {
      sql: `UPDATE trial SET behaviors = j.value->>1 FROM json_each(?) j WHERE trial.id = j.value->>0`,
      args: [JSON.stringify(counted)],
    },
    {
      sql: `DELETE FROM span WHERE trial_id IN (SELECT value FROM json_each(?))`,
      args: [JSON.stringify([...byTrial.keys()])],
    },
    ...spanStatements(byTrial),
  ]
}

/** Statements that write trials with their steps, spans and skill use; arms and tasks must be there. */
export function trialStatements(
  trials: readonly NumberedTrial[],
  experimentId: number,
  importId: number,
): InStatement[] {
  const rows = trials.map((planned) => trialRow(planned, experimentId, importId))
  const packed = trials.flatMap(({ id, trial }) =>
    partsOf(trial)
      .flatMap(cutPart)
      .map((row, index) => ({ ...row, id, part: index })),
  )
  return [
    ...jsonRows(rows).map((chunk) => ({ sql: INSERT_TRIALS, args: [chunk] })),
    ...partStatements(packed),
    ...jsonRows(trials.flatMap(useRows)).map((chunk) => ({ sql: INSERT_USES, args: [chunk] })),
    ...spanStatements(new Map(trials.map(({ id, trial }) => [id, trial.spans ?? []]))),
    ...trials.filter((planned) => planned.keepsTrajectory).flatMap(keepTrajectoryStatements),
  ]
}
