import { aliasedTable, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import {
  evolutionEvent,
  offeredSkillSet,
  skill,
  skillSetVersion,
  skillVersion,
  skillVersionParent,
} from '@/db/schema'
import type { ExportEvent, ExportVersion } from '@/lib/domain/export-line'
import { inOrder } from './in-order'

// The history of a library of skills: versions with their authors and parents, and what happened to them.

async function parentsOf(db: Db, versionId: number): Promise<string[]> {
  const parent = aliasedTable(skillVersion, 'parent')
  const rows = await db
    .select({ hash: parent.contentHash })
    .from(skillVersionParent)
    .innerJoin(parent, eq(parent.id, skillVersionParent.parentId))
    .where(eq(skillVersionParent.versionId, versionId))
    .orderBy(asc(parent.contentHash))
  return rows.map(({ hash }) => hash)
}

/** Versions of which more is known than their files, and those that no condition offers. */
export async function* versionLines(db: Db, experimentId: number): AsyncGenerator<ExportVersion> {
  const rows = await db
    .select({
      id: skillVersion.id,
      name: skill.name,
      contentHash: skillVersion.contentHash,
      authorKind: skillVersion.authorKind,
      authorModel: skillVersion.authorModel,
      offered: sql<number | null>`max(${offeredSkillSet.setId})`,
    })
    .from(skillVersion)
    .innerJoin(skill, eq(skill.id, skillVersion.skillId))
    .leftJoin(skillSetVersion, eq(skillSetVersion.versionId, skillVersion.id))
    .leftJoin(offeredSkillSet, eq(offeredSkillSet.setId, skillSetVersion.setId))
    .where(eq(skill.experimentId, experimentId))
    .groupBy(skillVersion.id)
    .orderBy(asc(skill.name), asc(skillVersion.contentHash))
  for (const { id, name, contentHash, authorKind, authorModel, offered } of rows) {
    const parents = await parentsOf(db, id)
    const author = authorKind === null ? null : { kind: authorKind, model: authorModel }
    if (author === null && parents.length === 0 && offered !== null) continue
    yield { kind: 'skillVersion', name, contentHash, author, parents }
  }
}

export async function* eventLines(db: Db, experimentId: number): AsyncGenerator<ExportEvent> {
  const rows = await db
    .select()
    .from(evolutionEvent)
    .where(eq(evolutionEvent.experimentId, experimentId))
    .orderBy(asc(evolutionEvent.kind), asc(evolutionEvent.key))
  for (const { kind, key, skill: name, version, round, atIso, body } of rows)
    yield {
      ...{ kind: 'event', eventKind: kind, key, skill: name, version, round },
      ...{ at: atIso, body: inOrder(body) },
    }
}
