import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { inArray } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { skillVersion } from '@/db/schema'
import type { SkillFile } from '@/lib/diff/pair-files'

const decompress = promisify(brotliDecompress)

/** The files of versions, by the ids of their rows; a version whose files were not kept has none. */
export async function readSkillFiles(
  db: Db,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, readonly SkillFile[]>> {
  const rows = await db
    .select({ id: skillVersion.id, files: skillVersion.files })
    .from(skillVersion)
    .where(inArray(skillVersion.id, [...versionIds]))
  const read = rows.map(async ({ id, files }) => {
    // The store writes NewSkill.files (lib/ingest/store/skill-set-statements.ts).
    const found = files
      ? (JSON.parse((await decompress(files)).toString('utf8')) as SkillFile[])
      : []
    return [id, found] as const
  })
  return new Map(await Promise.all(read))
}
