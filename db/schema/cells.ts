import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { PrintedTable } from '@/lib/domain/printed-table'
import type { TrialStatus } from '@/lib/domain/trial-status'
import { experiment, task, configuration, condition } from './experiments'

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

/** A table that a source prints, as it stands there. Never mixed with computed numbers. */
export const printedTable = sqliteTable(
  'printed_table',
  {
    id: integer().primaryKey(),
    experimentId: integer()
      .notNull()
      .references(() => experiment.id, { onDelete: 'cascade' }),
    /** The id that the source's table has in links: `masa.alfworld`. */
    tableId: text().notNull(),
    title: text().notNull(),
    /** The whole table; its reader checked it. */
    body: text({ mode: 'json' }).$type<PrintedTable>().notNull(),
  },
  (t) => [uniqueIndex('printed_table_id').on(t.experimentId, t.tableId)],
)
