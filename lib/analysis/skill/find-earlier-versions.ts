import { sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import type { OfferedSkill, SkillContent } from './list-offers'

interface EarlierRow {
  readonly name: string
  readonly version_id: number
  readonly content_hash: string
  readonly tokens: number | null
  readonly file_count: number
}

/**
 * The newest version of each of these skills that the experiment had before a set came in, and that is
 * none of these. What later imports bring changes nothing in it.
 */
export async function findEarlierVersions(
  db: Db,
  slug: string,
  setId: number,
  known: readonly OfferedSkill[],
): Promise<Map<string, SkillContent>> {
  const names = JSON.stringify([...new Set(known.map(({ name }) => name))])
  const versions = JSON.stringify(known.map(({ versionId }) => versionId))
  // Raw, since a version stands in many sets and only the last of them before this one counts.
  const rows = await db.all<EarlierRow>(sql`
    SELECT k.name, v.id AS version_id, v.content_hash, v.tokens, v.file_count
    FROM skill_version v JOIN skill k ON k.id = v.skill_id JOIN experiment e ON e.id = k.experiment_id
    JOIN skill_set shown ON shown.id = ${setId}
    LEFT JOIN skill_set_version sv ON sv.version_id = v.id
    LEFT JOIN skill_set s ON s.id = sv.set_id AND s.id < shown.id AND s.import_id IS NOT shown.import_id
    WHERE e.slug = ${slug} AND k.name IN (SELECT value FROM json_each(${names}))
      AND v.id NOT IN (SELECT value FROM json_each(${versions}))
      AND (s.id IS NOT NULL OR v.first_seen_at IS NULL)
    GROUP BY v.id ORDER BY max(s.id), v.id`)
  return new Map(
    rows.map((row) => [
      row.name,
      {
        versionId: row.version_id,
        contentHash: row.content_hash,
        tokens: row.tokens,
        fileCount: row.file_count,
      },
    ]),
  )
}
