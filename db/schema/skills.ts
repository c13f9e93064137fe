import { blob, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { experiment, task } from './experiments'

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
