import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { TaskFactSource } from '@/lib/domain/new-trial'
import type { ConditionSource } from '@/lib/domain/condition'
import type { Json } from '@/lib/domain/json'
import type { ChangeKind } from '@/lib/domain/review-change'
import type { TrialStatus } from '@/lib/domain/trial-status'
import { condition, experiment, task } from './experiments'
import { trial } from './trials'

/**
 * What reviewers changed: one row a change, kept when it is undone. It names a trial by its permalink
 * and a task by its name, so that the same logs imported again find it. Applied by
 * db/writes/apply-changes.ts.
 */
export const reviewChange = sqliteTable(
  'review_change',
  {
    id: integer().primaryKey(),
    /** Short random id in links. */
    uid: text().notNull().unique(),
    experimentId: integer()
      .notNull()
      .references(() => experiment.id, { onDelete: 'cascade' }),
    kind: text().$type<ChangeKind>().notNull(),
    /** The permalink of a trial; for a domain the name of a task. */
    subject: text().notNull(),
    /** What it was when it was changed, in a word. */
    before: text(),
    /** What it is: a status, a domain, or JSON of a GivenCondition; null: left out. */
    after: text(),
    reason: text().notNull(),
    /** The name of who changed it; null: not known, as before names were kept. */
    author: text(),
    createdAt: integer().notNull(),
    undoneAt: integer(),
    /** The name of who undid it, or made the change that took its place. */
    undoneBy: text(),
  },
  (t) => [
    uniqueIndex('review_change_standing')
      .on(t.experimentId, t.subject, t.kind)
      .where(sql`undone_at IS NULL`),
    index('review_change_experiment').on(t.experimentId, t.id),
  ],
)

/** What the import made of a trial, while a correction stands over it: one row a kind. */
export const trialAsImported = sqliteTable(
  'trial_as_imported',
  {
    trialId: integer()
      .notNull()
      .references(() => trial.id, { onDelete: 'cascade' }),
    kind: text().$type<'condition' | 'status'>().notNull(),
    conditionId: integer().references(() => condition.id),
    conditionSource: text().$type<ConditionSource>(),
    /** The trial's `detail.condition`. */
    conditionDetail: text({ mode: 'json' }).$type<Json>(),
    status: text().$type<TrialStatus>(),
    statusRule: text(),
  },
  (t) => [
    primaryKey({ columns: [t.trialId, t.kind] }),
    // Without it, sweeping conditions scans all rows.
    index('trial_as_imported_condition').on(t.conditionId),
  ],
)

/** What imports and tables made of a task's domain, while a correction stands over it. */
export const taskAsImported = sqliteTable('task_as_imported', {
  taskId: integer()
    .primaryKey()
    .references(() => task.id, { onDelete: 'cascade' }),
  domain: text(),
  domainSource: text().$type<TaskFactSource>(),
})
