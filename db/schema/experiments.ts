import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ConditionKind } from '@/lib/domain/condition'
import type { ImportRule } from '@/lib/domain/import-rule'
import type { TaskFactSource } from '@/lib/domain/new-trial'
import type { Visibility } from '@/lib/domain/scope'
import { team } from './access'

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
  /** What logs do not say, by rules that the next import uses again; null: none. */
  importRules: text({ mode: 'json' }).$type<ImportRule[]>(),
  /** Who sees it where people sign in. */
  visibility: text().$type<Visibility>().notNull().default('signed_in'),
  /** Whose it is; null: nobody's in particular. */
  teamId: integer().references(() => team.id),
  createdAt: integer().notNull(),
  /** Since when it is being deleted: hidden everywhere, its slug free; its rows go in small transactions. */
  deletedAt: integer(),
  /**
   * The number of the last change to anything its pages answer; caches are keyed by it. Drawn from
   * `data_version`, so that no experiment, however its id was used before, ever has one again.
   */
  dataVersion: integer().notNull().default(0),
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
    /** `given` (a table or a person said it), `mapped` (from the category), `rule`; null: no domain. */
    domainSource: text().$type<TaskFactSource>(),
    category: text(),
    difficulty: text(),
    family: text(),
    variant: text(),
    split: text(),
    /** `rule`, or `given` by one that replaces; null: the log has it. */
    splitSource: text().$type<TaskFactSource>(),
    /** Who wrote the eval, as a rule of an import says. */
    author: text(),
    tags: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
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
