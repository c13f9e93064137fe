import { asc, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { imports, skill, skillVersion, skillVersionParent } from '@/db/schema'

/** One content of a skill, without its files. Null is unknown. */
export interface SkillVersionHead {
  readonly versionId: number
  readonly name: string
  readonly contentHash: string
  readonly description: string | null
  readonly authorKind: 'human' | 'model' | 'mixed' | null
  readonly authorModel: string | null
  readonly targetModel: string | null
  readonly tokens: number | null
  readonly bytes: number
  readonly fileCount: number
  readonly scriptCount: number
  readonly firstSeenAt: number | null
  readonly firstImport: { readonly uid: string; readonly source: string } | null
  /** Content hashes of the versions that it was made from. */
  readonly parents: readonly string[]
}

/** Every version of every skill of an experiment, the oldest first. */
export async function listSkillVersions(db: Db, experimentId: number): Promise<SkillVersionHead[]> {
  const [rows, parents] = await Promise.all([
    db
      .select({
        versionId: skillVersion.id,
        name: skill.name,
        contentHash: skillVersion.contentHash,
        description: skillVersion.description,
        authorKind: skillVersion.authorKind,
        authorModel: skillVersion.authorModel,
        targetModel: skillVersion.targetModel,
        tokens: skillVersion.tokens,
        bytes: skillVersion.bytes,
        fileCount: skillVersion.fileCount,
        scriptCount: skillVersion.scriptCount,
        firstSeenAt: skillVersion.firstSeenAt,
        firstImport: { uid: imports.uid, source: imports.source },
      })
      .from(skillVersion)
      .innerJoin(skill, eq(skill.id, skillVersion.skillId))
      .leftJoin(imports, eq(imports.id, skillVersion.firstImportId))
      .where(eq(skill.experimentId, experimentId))
      .orderBy(asc(skillVersion.id)),
    db
      .select({ versionId: skillVersionParent.versionId, parentId: skillVersionParent.parentId })
      .from(skillVersionParent)
      .innerJoin(skillVersion, eq(skillVersion.id, skillVersionParent.versionId))
      .innerJoin(skill, eq(skill.id, skillVersion.skillId))
      .where(eq(skill.experimentId, experimentId))
      .orderBy(asc(skillVersionParent.parentId)),
  ])
  const hashes = new Map(rows.map(({ versionId, contentHash }) => [versionId, contentHash]))
  const parentsOf = new Map<number, string[]>()
  for (const { versionId, parentId } of parents)
    parentsOf.set(versionId, [...(parentsOf.get(versionId) ?? []), hashes.get(parentId)!])
  return rows.map((row) => ({ ...row, parents: parentsOf.get(row.versionId) ?? [] }))
}
