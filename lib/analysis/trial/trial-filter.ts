import { and, eq, gte, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm'
import { condition, configuration, task, trial } from '@/db/schema'
import type { TrialMark, TrialSkillUse } from '@/lib/domain/trial-list'
import type { TrialStatus } from '@/lib/domain/trial-status'

export interface TrialFilter {
  /** Part of a task's name, whatever its case. */
  readonly q: string
  readonly status: readonly TrialStatus[]
  /** Keys of conditions, and of configurations. */
  readonly condition: readonly string[]
  readonly configuration: readonly string[]
  /** Domains of tasks; the empty one is none. */
  readonly domain: readonly string[]
  readonly use: readonly TrialSkillUse[]
  /** With any of these marks. */
  readonly only: readonly TrialMark[]
  /** The least and the most reward; a trial without one passes neither. */
  readonly least: number | null
  readonly most: number | null
}

/** Tasks are few beside their trials: their ids are found first, and looked up in the index then. */
const inTasks = (experimentId: number, holds: SQL): SQL =>
  sql`${trial.taskId} IN (SELECT ${task.id} FROM ${task} WHERE ${task.experimentId} = ${experimentId} AND ${holds})`

const used = sql`coalesce(${trial.skillUse}, 'unknown')`

const changed = (holds: SQL): SQL =>
  sql`${trial.id} IN (SELECT t.id FROM review_change r JOIN trial t ON t.uid = r.subject
    WHERE r.undone_at IS NULL AND ${holds})`

const MARKED: Record<TrialMark, SQL> = {
  no_tokens: or(isNull(trial.tokensIn), isNull(trial.tokensOut))!,
  // They are few: their ids are looked up, and the index is passed over as ever.
  excluded: changed(sql`r.kind = 'exclude'`),
  corrected: changed(sql`r.kind IN ('condition', 'status')`),
}

/** What a filter asks of a trial; typed by the filter, so that none is forgotten. */
const CONDITIONS: {
  [Key in keyof TrialFilter]: (value: NonNullable<TrialFilter[Key]>, experimentId: number) => SQL
} = {
  q: (q, experiment) => inTasks(experiment, sql`instr(lower(${task.name}), lower(${q})) > 0`),
  status: (statuses) => inArray(trial.status, [...statuses]),
  condition: (keys, experiment) =>
    sql`${trial.conditionId} IN (SELECT ${condition.id} FROM ${condition} WHERE ${condition.experimentId} = ${experiment} AND ${inArray(condition.key, [...keys])})`,
  configuration: (keys, experiment) =>
    sql`${trial.configurationId} IN (SELECT ${configuration.id} FROM ${configuration} WHERE ${configuration.experimentId} = ${experiment} AND ${inArray(configuration.key, [...keys])})`,
  domain: (domains, experiment) =>
    inTasks(experiment, inArray(sql`coalesce(${task.domain}, '')`, [...domains])),
  use: (uses) => inArray(used, [...uses]),
  only: (marks) => or(...marks.map((mark) => MARKED[mark]))!,
  least: (reward) => gte(trial.reward, reward),
  most: (reward) => lte(trial.reward, reward),
}

const isSet = (value: unknown) =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== ''

/** The live trials of an experiment that pass a filter. */
export function passing(experimentId: number, filter: TrialFilter): SQL {
  const keys = (Object.keys(CONDITIONS) as (keyof TrialFilter)[]).filter((key) =>
    isSet(filter[key]),
  )
  const asked = keys.map((key) => {
    // The value belongs to the key, which the compiler cannot follow through the record.
    const holds = CONDITIONS[key] as (value: unknown, experimentId: number) => SQL
    return holds(filter[key], experimentId)
  })
  return and(eq(trial.experimentId, experimentId), eq(trial.isLive, true), ...asked)!
}
