import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type {
  ImportOptions,
  ImportOrigin,
  ImportProgress,
  ImportReport,
  ImportState,
} from '@/lib/domain/import'
import type { FolderLook } from '@/lib/domain/watched-folder'
import { team } from './access'
import { experiment } from './experiments'

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
    /** Who delivered it: the name of a person or of a token; null where no one signs in. */
    deliveredBy: text(),
    /** The host that has its staged files, by the id in its data folder; null where one host has all. */
    host: text(),
    /** The same as `person:ID` or `token:ID`, which quotas go by. */
    delivererId: text(),
    /** The team it is delivered for: while it is in no experiment only that team sees it. */
    teamId: integer().references(() => team.id),
    /** Bytes that were sent for it; null: not counted, as by the command line. */
    sentBytes: integer(),
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

/** A folder of this machine whose logs are imported as they appear. */
export const watchedFolder = sqliteTable(
  'watched_folder',
  {
    uid: text().primaryKey(),
    path: text().notNull(),
    experimentSlug: text().notNull(),
    createdAt: integer().notNull(),
    lookedAt: integer(),
    /** What the last look found: JSON of FolderLook. */
    look: text({ mode: 'json' }).$type<FolderLook>(),
    /** Hash of the files that were imported, by which a restart knows that nothing is new. */
    takenHash: text(),
    importUid: text(),
    importedAt: integer(),
    problem: text(),
    /** The host on whose disk it is, by the id in its data folder; null: of an earlier version, on every one. */
    host: text(),
  },
  (t) => [uniqueIndex('watched_folder_place').on(t.path, t.host)],
)

/** One writer at a time: whoever imports or migrates holds the row and renews the heartbeat. */
export const lease = sqliteTable('lease', {
  name: text().primaryKey(),
  holder: text().notNull(),
  heartbeatAt: integer().notNull(),
})

/** One row: how many changes there were to any experiment. Each gets the next number. */
export const dataVersion = sqliteTable('data_version', {
  id: integer().primaryKey(),
  version: integer().notNull(),
})
