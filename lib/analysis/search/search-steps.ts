import type { Row } from '@libsql/client'
import type { Db } from '@/db/open-database'
import type { ConditionKind } from '@/lib/domain/condition'
import { TRIALS_A_SEARCH_PAGE } from '@/lib/domain/search'
import type { StepKind } from '@/lib/domain/step'
import type { TrialStatus } from '@/lib/domain/trial-status'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { matchExpression, searchPhrases, type SearchPhrase } from '@/lib/trajectory/search-phrases'
import { ADDRESSES_OF_TRIAL, KIND_BITS, kindNumber } from '@/lib/trajectory/step-address'
import { showHits, type SearchHit } from './show-hits'

export interface SearchQuestion {
  readonly q: string
  /** Slug, also a former one; null: all experiments. */
  readonly experiment: string | null
  readonly kind: readonly StepKind[]
  readonly status: readonly TrialStatus[]
  /** Keys. */
  readonly condition: readonly string[]
  readonly configuration: readonly string[]
  /** The id of the trial that the page goes on from. */
  readonly after: string | null
}

export interface SearchedTrial {
  readonly uid: string
  readonly experiment: string
  readonly experimentName: string
  readonly task: string
  readonly harness: string | null
  readonly model: string | null
  readonly effort: string | null
  readonly condition: string
  readonly conditionKind: ConditionKind
  readonly conditionLabel: string
  readonly status: TrialStatus
  readonly reward: number | null
  /** Steps that hold what was sought, and the first of them. */
  readonly nSteps: number
  readonly hits: readonly SearchHit[]
  /** True when the trial is longer than what is searched of it. */
  readonly isCut: boolean
}

export interface SearchAnswer {
  /** What a step must hold, as it was understood. */
  readonly phrases: readonly SearchPhrase[]
  readonly items: readonly SearchedTrial[]
  readonly total: { readonly trials: number; readonly steps: number }
  readonly next: string | null
  /** Trials of late imports whose text is not searched yet. */
  readonly nWaiting: number
}

const keysIn = (table: 'condition' | 'configuration') =>
  `(:${table} = '[]' OR t.${table}_id IN (SELECT id FROM ${table} WHERE key IN (SELECT value FROM json_each(:${table}))))`

/** What a filter asks of a trial; typed by the filter, so that none is forgotten. */
const CONDITIONS: Record<keyof Omit<SearchQuestion, 'q' | 'after' | 'kind'>, string> = {
  experiment: `t.experiment_id IN (SELECT id FROM experiment
    WHERE deleted_at IS NULL AND (:experimentId IS NULL OR id = :experimentId))`,
  status: `(:status = '[]' OR t.status IN (SELECT value FROM json_each(:status)))`,
  condition: keysIn('condition'),
  configuration: keysIn('configuration'),
}

// The index gives rows of steps in the order of trials: they are counted by trial before anything is
// asked about a trial, and what is shown is read of the page alone. Newer trials come first.
const FOUND = `WITH hit AS MATERIALIZED (
    SELECT rowid / ${ADDRESSES_OF_TRIAL} AS trial_id, count(*) AS n FROM step_text
    WHERE step_text MATCH :match AND (:kind = '[]' OR (rowid & ${KIND_BITS}) IN (SELECT value FROM json_each(:kind)))
    GROUP BY 1),
  found AS MATERIALIZED (
    SELECT t.id, hit.n FROM hit CROSS JOIN trial t ON t.id = hit.trial_id
    WHERE t.is_live = 1 AND ${Object.values(CONDITIONS).join(' AND ')}),
  page AS MATERIALIZED (
    SELECT id, n FROM found WHERE :after IS NULL OR id < (SELECT max(id) FROM trial WHERE uid = :after)
    ORDER BY id DESC LIMIT ${TRIALS_A_SEARCH_PAGE + 1})
  SELECT page.id, page.n, t.uid, s.is_cut, t.status, t.reward, e.slug, e.name AS experiment_name, k.name AS task,
    f.harness, f.model, f.effort, c.key AS condition, c.kind AS condition_kind, c.label AS condition_label,
    (SELECT count(*) FROM found) AS trials, (SELECT sum(n) FROM found) AS steps
  FROM page CROSS JOIN trial t ON t.id = page.id
  JOIN experiment e ON e.id = t.experiment_id
  JOIN task k ON k.id = t.task_id
  JOIN configuration f ON f.id = t.configuration_id
  JOIN condition c ON c.id = t.condition_id
  JOIN searched_trial s ON s.trial_id = t.id
  ORDER BY page.id DESC`

const WAITING = `SELECT count(*) AS n FROM trial
  WHERE id > coalesce((SELECT max(trial_id) FROM searched_trial), 0) AND has_trajectory = 1 AND is_live = 1`

const text = (value: unknown) => (value === null ? null : String(value))

async function readTrial(
  db: Db,
  row: Row,
  asked: { readonly phrases: readonly SearchPhrase[]; readonly kind: readonly StepKind[] },
): Promise<SearchedTrial> {
  return {
    uid: String(row.uid),
    experiment: String(row.slug),
    experimentName: String(row.experiment_name),
    task: String(row.task),
    ...{ harness: text(row.harness), model: text(row.model), effort: text(row.effort) },
    condition: String(row.condition),
    // Both columns hold the words of their types.
    conditionKind: String(row.condition_kind) as ConditionKind,
    conditionLabel: String(row.condition_label),
    status: String(row.status) as TrialStatus,
    reward: row.reward === null ? null : Number(row.reward),
    nSteps: Number(row.n),
    hits: await showHits(db, Number(row.id), asked),
    isCut: Boolean(row.is_cut),
  }
}

/**
 * Steps of all trajectories that hold every phrase of a text, by trial, the newest trials first. An
 * experiment that was deleted and a trial that was replaced are not found. Nothing without a word. Null: no
 * such experiment.
 */
export async function searchSteps(db: Db, question: SearchQuestion): Promise<SearchAnswer | null> {
  const within = question.experiment === null ? null : await getExperiment(db, question.experiment)
  if (question.experiment !== null && within === null) return null
  const phrases = searchPhrases(question.q)
  const waiting = await db.$client.execute(WAITING)
  const nWaiting = Number(waiting.rows[0]!.n)
  const nothing = { phrases, items: [], total: { trials: 0, steps: 0 }, next: null, nWaiting }
  if (phrases.length === 0) return nothing
  const { kind, status, condition, configuration, after } = question
  const { rows } = await db.$client.execute({
    sql: FOUND,
    args: {
      match: matchExpression(phrases),
      kind: JSON.stringify(kind.map(kindNumber)),
      ...{ experimentId: within?.id ?? null, after, status: JSON.stringify(status) },
      ...{ condition: JSON.stringify(condition), configuration: JSON.stringify(configuration) },
    },
  })
  if (rows.length === 0) return nothing
  const shown = rows.slice(0, TRIALS_A_SEARCH_PAGE)
  const items = await Promise.all(shown.map((row) => readTrial(db, row, { phrases, kind })))
  return {
    ...nothing,
    items,
    total: { trials: Number(rows[0]!.trials), steps: Number(rows[0]!.steps) },
    next: rows.length > shown.length ? items.at(-1)!.uid : null,
  }
}
