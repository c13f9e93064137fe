import {
  blob,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { EvolutionEvent, EvolutionKind } from '@/lib/domain/evolution-event'
import { condition, experiment, task } from './experiments'
import { imports } from './imports'

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
    /** The import that first brought it, and when; null where that was before it was kept. */
    firstImportId: integer().references(() => imports.id, { onDelete: 'set null' }),
    firstSeenAt: integer(),
  },
  (t) => [
    uniqueIndex('skill_version_hash').on(t.skillId, t.contentHash),
    // Without it, deleting an import scans all versions.
    index('skill_version_import').on(t.firstImportId),
  ],
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

/**
 * The skills of one task as one import brought them. Sets are only added, and leave when their import
 * is undone; which one holds for a condition follows from them (offered_skill_set).
 */
export const skillSet = sqliteTable(
  'skill_set',
  {
    id: integer().primaryKey(),
    taskId: integer()
      .notNull()
      .references(() => task.id, { onDelete: 'cascade' }),
    /** Key of the condition that was given for the import; null: none was, or none with skills. */
    conditionKey: text(),
    /** Null: it was there before imports were noted. */
    importId: integer().references(() => imports.id, { onDelete: 'set null' }),
    importedAt: integer(),
    /** Names, hashes and sizes: equal means the same skills. */
    contentKey: text().notNull(),
    /** Came before as it is: it speaks only for the trials that came along. */
    isRepeat: integer({ mode: 'boolean' }).notNull().default(false),
    // Sums over the skills; also where a table says the sizes and the skills are not at hand.
    skillCount: integer(),
    skillTokens: integer(),
    skillFiles: integer(),
    skillScripts: integer(),
  },
  (t) => [index('skill_set_task').on(t.taskId), index('skill_set_import').on(t.importId)],
)

export const skillSetVersion = sqliteTable(
  'skill_set_version',
  {
    setId: integer()
      .notNull()
      .references(() => skillSet.id, { onDelete: 'cascade' }),
    versionId: integer()
      .notNull()
      .references(() => skillVersion.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.setId, t.versionId] }),
    index('skill_set_version_version').on(t.versionId),
  ],
)

/**
 * What each condition offers each task; made from sets and trials by db/writes/settle-skills.ts.
 * Without a condition: what the task offers under any condition that has no row of its own.
 */
export const offeredSkillSet = sqliteTable(
  'offered_skill_set',
  {
    taskId: integer()
      .notNull()
      .references(() => task.id, { onDelete: 'cascade' }),
    conditionId: integer().references(() => condition.id, { onDelete: 'cascade' }),
    setId: integer()
      .notNull()
      .references(() => skillSet.id, { onDelete: 'cascade' }),
  },
  (t) => [
    uniqueIndex('offered_skill_set_place').on(t.taskId, t.conditionId),
    index('offered_skill_set_condition').on(t.conditionId),
    index('offered_skill_set_set').on(t.setId),
  ],
)

/**
 * What happened to a library of skills beside trials, as its source says it: versions, candidates, votes,
 * decisions, cycles. Kept when the source deletes its own; a later delivery of the same event wins.
 */
export const evolutionEvent = sqliteTable(
  'evolution_event',
  {
    id: integer().primaryKey(),
    experimentId: integer()
      .notNull()
      .references(() => experiment.id, { onDelete: 'cascade' }),
    /** The import that first brought it. */
    importId: integer().references(() => imports.id, { onDelete: 'set null' }),
    kind: text().$type<EvolutionKind>().notNull(),
    key: text().notNull(),
    skill: text(),
    version: integer(),
    /** The round after which it stands. */
    round: integer(),
    atIso: text(),
    body: text({ mode: 'json' }).$type<EvolutionEvent['body']>().notNull(),
  },
  (t) => [
    uniqueIndex('evolution_event_key').on(t.experimentId, t.kind, t.key),
    index('evolution_event_import').on(t.importId),
  ],
)
