// One file past 400 lines: its tables refer to each other, and drizzle-kit reads them from here.
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
import type { ConditionKind, ConditionSource } from '@/lib/domain/condition'
import type {
  ImportOptions,
  ImportOrigin,
  ImportProgress,
  ImportReport,
  ImportState,
} from '@/lib/domain/import'
import type { TrialDetail } from '@/lib/domain/trial-detail'
import type { TrialStatus } from '@/lib/domain/trial-status'

// Times are epoch milliseconds (`…At`) or, where a log's own time may lack a zone, ISO text (`…Iso`).
// Null is unknown, never 0. What is not built yet and where it will go: docs/architecture.md.

export const experiment = sqliteTable('experiment', {
  id: integer().primaryKey(),
  slug: text().notNull().unique(),
  /** The first slug, once renamed: ids of trials are made from it, so that permalinks stay. */
  originSlug: text(),
  name: text().notNull(),
  description: text(),
  /** `logs`: trials feed the cells. `published`: cells and figures as a source prints them. */
  kind: text().$type<'logs' | 'published'>().notNull(),
  /** Made by our own generator, and marked so on every page. */
  isGenerated: integer({ mode: 'boolean' }).notNull().default(false),
  /** Citation of a published experiment: JSON `{text, url}`. */
  citation: text({ mode: 'json' }).$type<{ text: string; url: string | null }>(),
  /** Condition key of the baseline; null means the first of `no_skills`. */
  baselineKey: text(),
  /** Tasks planned, for a fixed denominator and coverage; null means the tasks seen. */
  plannedTasks: integer(),
  createdAt: integer().notNull(),
})

/** Former slugs, which redirect. */
export const experimentSlug = sqliteTable('experiment_slug', {
  slug: text().primaryKey(),
  experimentId: integer()
    .notNull()
    .references(() => experiment.id, { onDelete: 'cascade' }),
})

export const task = sqliteTable(
  'task',
  {
    id: integer().primaryKey(),
    experimentId: integer()
      .notNull()
      .references(() => experiment.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    domain: text(),
    /** `given` (a table or a person said it), `mapped` (from the category), null: no domain. */
    domainSource: text().$type<'given' | 'mapped'>(),
    category: text(),
    difficulty: text(),
    family: text(),
    variant: text(),
    split: text(),
    tags: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Sums over the skills the task offers. */
    skillCount: integer(),
    skillTokens: integer(),
    skillFiles: integer(),
    skillScripts: integer(),
  },
  (t) => [uniqueIndex('task_name').on(t.experimentId, t.name)],
)

export const configuration = sqliteTable(
  'configuration',
  {
    id: integer().primaryKey(),
    experimentId: integer()
      .notNull()
      .references(() => experiment.id, { onDelete: 'cascade' }),
    /** Short stable key in links: a slug of harness, model and effort. */
    key: text().notNull(),
    harness: text(),
    model: text(),
    effort: text(),
  },
  (t) => [uniqueIndex('configuration_key').on(t.experimentId, t.key)],
)

export const condition = sqliteTable(
  'condition',
  {
    id: integer().primaryKey(),
    experimentId: integer()
      .notNull()
      .references(() => experiment.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    kind: text().$type<ConditionKind>().notNull(),
    label: text().notNull(),
    round: integer(),
  },
  (t) => [uniqueIndex('condition_key').on(t.experimentId, t.key)],
)

export const imports = sqliteTable(
  'import',
  {
    id: integer().primaryKey(),
    /** Short random id in links. */
    uid: text().notNull().unique(),
    experimentId: integer().references(() => experiment.id, { onDelete: 'set null' }),
    experimentSlug: text().notNull(),
    state: text().$type<ImportState>().notNull(),
    /** Where it came from: names of files, for people. */
    source: text().notNull(),
    origin: text().$type<ImportOrigin>().notNull(),
    /** What a person set: JSON of ImportOptions. */
    options: text({ mode: 'json' }).$type<ImportOptions>().notNull(),
    /** Progress and report: JSON of ImportProgress and ImportReport. */
    progress: text({ mode: 'json' }).$type<ImportProgress>(),
    report: text({ mode: 'json' }).$type<ImportReport>(),
    failure: text(),
    /** A person asked to stop; the importer looks at it between batches. */
    isCancelWanted: integer({ mode: 'boolean' }).notNull().default(false),
    /** How often an import process took it up; one that keeps killing its process is given up. */
    attempts: integer().notNull().default(0),
    /** Brotli-compressed JSON of the cells that a published table took the place of. */
    replacedCells: blob({ mode: 'buffer' }),
    createdAt: integer().notNull(),
    startedAt: integer(),
    finishedAt: integer(),
    expiresAt: integer(),
  },
  (t) => [index('import_experiment').on(t.experimentId), index('import_state').on(t.state)],
)

export const importProblem = sqliteTable(
  'import_problem',
  {
    id: integer().primaryKey(),
    importId: integer()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    code: text().notNull(),
    file: text().notNull(),
    line: integer(),
    detail: text().notNull(),
  },
  (t) => [index('import_problem_code').on(t.importId, t.code)],
)

export const trial = sqliteTable(
  'trial',
  {
    id: integer().primaryKey(),
    /** Short hash of experiment slug and log id; the permalink. One live row a uid. */
    uid: text().notNull(),
    isLive: integer({ mode: 'boolean' }).notNull().default(true),
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
    index('trial_import').on(t.importId),
    index('trial_delivery').on(t.deliveryKey),
    // Without these, deleting a task or an arm scans all trials for rows that refer to it.
    index('trial_task').on(t.taskId),
    index('trial_configuration').on(t.configurationId),
    index('trial_condition').on(t.conditionId),
    index('trial_replaced').on(t.replacedByImportId),
  ],
)

/** Steps of a trial as brotli-compressed JSON arrays, each part at most 1 MB. */
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
  },
  (t) => [primaryKey({ columns: [t.trialId, t.skill] })],
)

export const skill = sqliteTable(
  'skill',
  {
    id: integer().primaryKey(),
    experimentId: integer()
      .notNull()
      .references(() => experiment.id, { onDelete: 'cascade' }),
    name: text().notNull(),
  },
  (t) => [uniqueIndex('skill_name').on(t.experimentId, t.name)],
)

export const skillVersion = sqliteTable(
  'skill_version',
  {
    id: integer().primaryKey(),
    skillId: integer()
      .notNull()
      .references(() => skill.id, { onDelete: 'cascade' }),
    contentHash: text().notNull(),
    description: text(),
    authorKind: text().$type<'human' | 'model' | 'mixed'>(),
    authorModel: text(),
    targetModel: text(),
    tokens: integer(),
    bytes: integer().notNull(),
    fileCount: integer().notNull(),
    scriptCount: integer().notNull(),
    /** JSON list of {path, bytes, text|null}, brotli-compressed. */
    files: blob({ mode: 'buffer' }),
  },
  (t) => [uniqueIndex('skill_version_hash').on(t.skillId, t.contentHash)],
)

/** A version may come of several. */
export const skillVersionParent = sqliteTable(
  'skill_version_parent',
  {
    versionId: integer()
      .notNull()
      .references(() => skillVersion.id, { onDelete: 'cascade' }),
    parentId: integer()
      .notNull()
      .references(() => skillVersion.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.parentId] })],
)

/** What a task offers under its skill conditions. */
export const taskSkill = sqliteTable(
  'task_skill',
  {
    taskId: integer()
      .notNull()
      .references(() => task.id, { onDelete: 'cascade' }),
    versionId: integer()
      .notNull()
      .references(() => skillVersion.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.versionId] })],
)

/**
 * All trials of one task in one arm. Every chart and every statistic is computed from cells.
 * From logs: `rewards` holds per status a sorted histogram. Published: `meanReward`, `nGt0`, `nEq1`
 * as printed, and `rewards` is null.
 */
export const cell = sqliteTable(
  'cell',
  {
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
    nTrials: integer().notNull(),
    /** `{status: [[reward|null, count], …]}`, rewards ascending, null first. */
    rewards: text({ mode: 'json' }).$type<
      Partial<Record<TrialStatus, [number | null, number][]>>
    >(),
    meanReward: real(),
    nGt0: integer(),
    nEq1: integer(),
    source: text(),
    /** Trials whose condition was inferred, not recorded or given. */
    nInferred: integer().notNull().default(0),
    // Sums, each with the count of trials that know it.
    tokensInSum: real(),
    tokensInCount: integer().notNull().default(0),
    tokensOutSum: real(),
    tokensOutCount: integer().notNull().default(0),
    costSum: real(),
    costCount: integer().notNull().default(0),
    durationSum: real(),
    durationCount: integer().notNull().default(0),
    stepSum: real(),
    stepCount: integer().notNull().default(0),
    /** Trials that read a skill, and trials whose trajectory could tell. */
    skillReadSum: integer().notNull().default(0),
    skillKnownCount: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.experimentId, t.taskId, t.configurationId, t.conditionId] }),
    index('cell_task').on(t.taskId),
  ],
)

/** A figure that a source prints only as an aggregate. Never mixed with computed ones. */
export const publishedFigure = sqliteTable(
  'published_figure',
  {
    id: integer().primaryKey(),
    experimentId: integer()
      .notNull()
      .references(() => experiment.id, { onDelete: 'cascade' }),
    /** What it is about: `overall`, `domain`, `configuration`, `skill_count`, `length_class`, … */
    scope: text().notNull(),
    key: text().notNull(),
    conditionKey: text(),
    measure: text().notNull(),
    value: real(),
    low: real(),
    high: real(),
    /** How the source made its interval, in its own words; null when it prints none. */
    intervalKind: text(),
    n: integer(),
    source: text().notNull(),
    note: text(),
  },
  (t) => [index('published_figure_scope').on(t.experimentId, t.scope)],
)

/** One writer at a time: whoever imports or migrates holds the row and renews the heartbeat. */
export const lease = sqliteTable('lease', {
  name: text().primaryKey(),
  holder: text().notNull(),
  heartbeatAt: integer().notNull(),
})

/** Raised by every committed batch; caches are keyed by it. */
export const dataVersion = sqliteTable('data_version', {
  id: integer().primaryKey(),
  version: integer().notNull(),
})
