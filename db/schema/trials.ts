import { sql } from 'drizzle-orm'
import {
  blob,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { BehaviorCounts } from '@/lib/domain/behavior'
import type { ConditionSource } from '@/lib/domain/condition'
import type { Json } from '@/lib/domain/json'
import type { TrialDetail } from '@/lib/domain/trial-detail'
import type { TrialStatus } from '@/lib/domain/trial-status'
import { experiment, task, configuration, condition } from './experiments'
import { imports } from './imports'
import { skillVersion } from './skills'

export const trial = sqliteTable(
  'trial',
  {
    id: integer().primaryKey(),
    /** Short hash of experiment slug and log id; the permalink. One live row a uid. */
    uid: text().notNull(),
    isLive: integer({ mode: 'boolean' }).notNull().default(true),
    /** A reviewer left it out: it is shown, and counts in no cell. */
    isExcluded: integer({ mode: 'boolean' }).notNull().default(false),
    /** The import whose row took this one's place; undoing that import brings this one back. */
    replacedByImportId: integer().references(() => imports.id, { onDelete: 'set null' }),
    importId: integer()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    experimentId: integer()
      .notNull()
      .references(() => experiment.id, { onDelete: 'cascade' }),
    taskId: integer()
      .notNull()
      .references(() => task.id, { onDelete: 'cascade' }),
    configurationId: integer()
      .notNull()
      .references(() => configuration.id, { onDelete: 'cascade' }),
    conditionId: integer()
      .notNull()
      .references(() => condition.id, { onDelete: 'cascade' }),
    logId: text().notNull(),
    trialName: text(),
    jobName: text(),
    status: text().$type<TrialStatus>().notNull(),
    statusRule: text().notNull(),
    reward: real(),
    conditionSource: text().$type<ConditionSource>().notNull(),
    tokensIn: integer(),
    tokensCached: integer(),
    tokensOut: integer(),
    costUsd: real(),
    durationMs: integer(),
    startedAtIso: text(),
    stepCount: integer(),
    /** Counted from the steps (lib/domain/tool-counts.ts); null: no trajectory, or stored before they were counted. */
    toolCalls: integer(),
    toolErrors: integer(),
    /** How often its steps show each behaviour; null: no trajectory, or stored before these were looked for. */
    behaviors: text({ mode: 'json' }).$type<BehaviorCounts>(),
    hasTrajectory: integer({ mode: 'boolean' }).notNull(),
    /** Strongest fact over all skills: null when no trajectory could tell. */
    skillUse: text().$type<'none' | 'offered' | 'loaded' | 'read' | 'executed'>(),
    /** Hash of the log's content and of what a person set; equal means unchanged. */
    fingerprint: text().notNull(),
    /** Fingerprints of poorer or second copies of this trial: they too count as unchanged. */
    otherFingerprints: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Names and stamps of the files it was last read from: the same again need not be read. */
    deliveryKey: text(),
    detail: text({ mode: 'json' }).$type<TrialDetail>().notNull(),
  },
  (t) => [
    uniqueIndex('trial_live_uid')
      .on(t.uid)
      .where(sql`is_live = 1`),
    index('trial_uid').on(t.uid),
    index('trial_cell').on(t.experimentId, t.taskId, t.configurationId, t.conditionId, t.isLive),
    // What the list of trials filters, sorts and counts by: it reads no row that it does not show.
    index('trial_facts').on(
      ...([t.experimentId, t.isLive, t.taskId, t.configurationId, t.conditionId] as const),
      ...[t.status, t.skillUse, t.reward, t.tokensIn, t.tokensOut, t.costUsd],
      ...[t.durationMs, t.stepCount, t.startedAtIso],
    ),
    // A pass over the behaviours of all trials; those without any steps take no room in it.
    index('trial_behaviors')
      .on(
        ...([t.experimentId, t.isLive, t.taskId, t.configurationId, t.conditionId] as const),
        ...[t.status, t.reward, t.behaviors],
      )
      .where(sql`behaviors IS NOT NULL`),
    // What a condition's trials came to import by import, and when they ran: readings over time.
    index('trial_arrival').on(
      ...([t.experimentId, t.isLive, t.conditionId, t.importId, t.taskId] as const),
      ...[t.configurationId, t.status, t.reward, t.startedAtIso],
    ),
    index('trial_import').on(t.importId),
    index('trial_delivery').on(t.deliveryKey),
    // Which import brought trials of which condition: what a condition offers a task follows from it.
    index('trial_task_arm').on(t.taskId, t.conditionId, t.importId),
    // Without these, deleting an arm scans all trials for rows that refer to it.
    index('trial_configuration').on(t.configurationId),
    index('trial_condition').on(t.conditionId),
    index('trial_replaced').on(t.replacedByImportId),
  ],
)

/** Steps of a trial as brotli-compressed JSON arrays, in rows of at most 768 KB: `db/packed-parts.ts` says how. */
export const trajectoryPart = sqliteTable(
  'trajectory_part',
  {
    trialId: integer()
      .notNull()
      .references(() => trial.id, { onDelete: 'cascade' }),
    part: integer().notNull(),
    firstStep: integer().notNull(),
    lastStep: integer().notNull(),
    rawBytes: integer().notNull(),
    data: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.trialId, t.part] })],
)

/**
 * Trials whose text is in the index of texts, `step_text` (FTS5, one row a step; its migration says
 * how). Ids rise: trials above the last one wait. A trial that goes takes its text along (a trigger).
 */
export const searchedTrial = sqliteTable('searched_trial', {
  trialId: integer()
    .primaryKey()
    .references(() => trial.id, { onDelete: 'cascade' }),
  /** True when the trial has more text than is searched. */
  isCut: integer({ mode: 'boolean' }).notNull(),
})

/** Stretches of a trajectory that mean something as a whole. */
export const span = sqliteTable(
  'span',
  {
    id: integer().primaryKey(),
    trialId: integer()
      .notNull()
      .references(() => trial.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    /** Step numbers, both included. */
    firstStep: integer().notNull(),
    lastStep: integer().notNull(),
    data: text({ mode: 'json' }).$type<Json>(),
  },
  (t) => [index('span_trial').on(t.trialId, t.firstStep)],
)

/** The four facts of skill use, each with its evidence or null. */
export const skillUse = sqliteTable(
  'skill_use',
  {
    trialId: integer()
      .notNull()
      .references(() => trial.id, { onDelete: 'cascade' }),
    skill: text().notNull(),
    offered: text(),
    loaded: text(),
    read: text(),
    executed: text(),
    firstReadStep: integer(),
    /** The version the trial's condition offers its task, where that is exactly one. */
    versionId: integer().references(() => skillVersion.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.trialId, t.skill] }),
    // Without it, deleting a version scans all uses.
    index('skill_use_version').on(t.versionId),
  ],
)
