import type { InStatement } from '@libsql/client'
import { fields, jsonRows, sqlJson } from '@/db/writes/json-rows'
import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import type { NewSkillVersion } from '@/lib/domain/new-trial'
import { versionStatements } from './skill-set-statements'

interface LibraryTarget {
  readonly experimentId: number
  readonly importId: number
}

const ADD_PARENT = `
  INSERT INTO skill_version_parent (version_id, parent_id)
  SELECT v.id, p.id FROM skill k JOIN skill_version v ON v.skill_id = k.id AND v.content_hash = :hash
  JOIN skill_version p ON p.skill_id = k.id AND p.content_hash = :parentHash
  WHERE k.experiment_id = :experimentId AND k.name = :name ON CONFLICT DO NOTHING`

// Of two authors of one text the first that is named stays.
const NAME_AUTHOR = `
  UPDATE skill_version SET author_kind = coalesce(author_kind, :kind), author_model = coalesce(author_model, :model)
  WHERE content_hash = :hash AND skill_id = (SELECT id FROM skill WHERE experiment_id = :experimentId AND name = :name)`

const EVENT_COLUMNS = ['kind', 'key', 'skill', 'version', 'round', 'at_iso', 'body']

const UPSERT_EVENTS = `
  INSERT INTO evolution_event (experiment_id, import_id, ${EVENT_COLUMNS.join(', ')})
  SELECT ?, ?, ${fields(...EVENT_COLUMNS)} FROM json_each(?) WHERE true
  ON CONFLICT (experiment_id, kind, key) DO UPDATE SET
    skill = coalesce(excluded.skill, skill), version = coalesce(excluded.version, version),
    round = coalesce(excluded.round, round), at_iso = coalesce(excluded.at_iso, at_iso),
    body = excluded.body`

const eventRow = ({ kind, key, skill, version, round, at, body }: EvolutionEvent) => ({
  ...{ kind, key, skill, version, round, at_iso: at, body: sqlJson(body) },
})

/** Statements that store the texts of a library, each after the one it came of, and what happened to it. */
export function libraryStatements(
  target: LibraryTarget,
  { versions = [], events = [] }: LibraryBatch,
): InStatement[] {
  const { experimentId, importId } = target
  const now = Date.now()
  return [
    ...versions.flatMap(({ skill }) => versionStatements(target, skill, now)),
    ...versions.flatMap(({ skill: { name, contentHash: hash }, parentHash }) =>
      parentHash === null
        ? []
        : [{ sql: ADD_PARENT, args: { experimentId, name, hash, parentHash } }],
    ),
    ...versions.flatMap(({ skill: { name, contentHash: hash }, author }) =>
      author === null ? [] : [{ sql: NAME_AUTHOR, args: { experimentId, name, hash, ...author } }],
    ),
    ...jsonRows(events.map(eventRow)).map((rows) => ({
      sql: UPSERT_EVENTS,
      args: [experimentId, importId, rows],
    })),
  ]
}

/** What a batch brings of a library; absent: nothing. */
export interface LibraryBatch {
  readonly versions?: readonly NewSkillVersion[]
  readonly events?: readonly EvolutionEvent[]
}

/** A statement that takes away what an import first brought of the history of a library. */
export const undoEventsStatement = (importId: number): InStatement => ({
  sql: 'DELETE FROM evolution_event WHERE import_id = ?',
  args: [importId],
})
