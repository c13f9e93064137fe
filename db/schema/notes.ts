import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { NotePlace } from '@/lib/domain/note'
import { experiment } from './experiments'

// What people say and keep of an experiment. Nothing here refers to a row of a task, a skill or a trial:
// an import that is undone takes none of it along, and the same logs imported again find it.

const experimentId = () =>
  integer()
    .notNull()
    .references(() => experiment.id, { onDelete: 'cascade' })

/** Who wrote: `person:ID` or `token:ID` where people sign in, null elsewhere, and the name of that day; '' where none was given. */
const author = () => ({ authorId: text(), author: text().notNull() })

/** What somebody wrote about a place of an experiment. */
export const note = sqliteTable(
  'note',
  {
    id: integer().primaryKey(),
    /** Short random id in links. */
    uid: text().notNull().unique(),
    experimentId: experimentId(),
    place: text().$type<NotePlace>().notNull(),
    /** Name of the task, of a trial too: a note stays under its task when the trial is gone. */
    task: text(),
    /** Permalink of the trial; of a row of a diff that on the left. */
    trial: text(),
    otherTrial: text(),
    step: integer(),
    /** A row of a diff as its link names it: `l4r5`. */
    row: text(),
    skill: text(),
    /** Content hash of the version; null: of the skill whatever its text. */
    version: text(),
    /** Markdown. */
    text: text().notNull(),
    /** Whom the text names by `@name`, as lib/domain/mention.ts reads it. */
    mentions: text({ mode: 'json' }).$type<string[]>().notNull(),
    ...author(),
    createdAt: integer().notNull(),
    editedAt: integer(),
    resolvedAt: integer(),
    /** The name of who resolved it. */
    resolvedBy: text(),
  },
  (t) => [
    index('note_experiment').on(t.experimentId, t.createdAt),
    index('note_task').on(t.experimentId, t.task),
    index('note_trial').on(t.trial),
    index('note_other_trial')
      .on(t.otherTrial)
      .where(sql`other_trial IS NOT NULL`),
  ],
)

/** A task that somebody looked through. */
export const taskMark = sqliteTable(
  'task_mark',
  {
    experimentId: experimentId(),
    task: text().notNull(),
    ...author(),
    markedAt: integer().notNull(),
    /** Imports that had brought its trials by then: a trial of another one came in since. */
    seenImports: text({ mode: 'json' }).$type<number[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.experimentId, t.task] })],
)

/** A name for an address inside an experiment. */
export const savedView = sqliteTable(
  'saved_view',
  {
    id: integer().primaryKey(),
    /** Short random id in links. */
    uid: text().notNull().unique(),
    experimentId: experimentId(),
    name: text().notNull(),
    /** What follows the experiment in the address, with its query; with a `/` in front an address outside, as of a diff. */
    path: text().notNull(),
    isShared: integer({ mode: 'boolean' }).notNull(),
    ...author(),
    createdAt: integer().notNull(),
  },
  (t) => [index('saved_view_experiment').on(t.experimentId, t.id)],
)
