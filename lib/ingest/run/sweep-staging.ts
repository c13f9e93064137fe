import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '@/db/open-database'
import { expireImports, listStagedUids } from './manage-imports'
import { removeStaged, STAGED_FOR_MS, stagingFolder } from '@/lib/ingest/open/staged-files'
import { isDeadProcess } from '@/db/writes/this-machine'

/** Removes staged files that nobody waits for: expired, ended, or left behind by a killed process. */
export async function sweepStaging(db: Db, dataFolder: string): Promise<void> {
  await expireImports(db)
  // The folders first: what is staged from now on is none of them.
  const uploads = await readdir(join(dataFolder, 'uploads')).catch(() => [])
  const needed = new Set(await listStagedUids(db))
  for (const uid of uploads) {
    if (!needed.has(uid) && /^[0-9a-z]{4,32}$/.test(uid))
      await removeStaged(stagingFolder(dataFolder, uid))
  }
  const spool = join(dataFolder, 'spool')
  for (const name of await readdir(spool).catch(() => [])) {
    // Whoever unpacked it may have removed it meanwhile.
    const info = await stat(join(spool, name)).catch(() => null)
    if (info === null) continue
    const pid = Number(/^skillscope-(\d+)-/.exec(name)?.[1] ?? 0)
    if ((pid > 0 && isDeadProcess(pid)) || Date.now() - info.mtimeMs > STAGED_FOR_MS)
      await rm(join(spool, name), { recursive: true, force: true })
  }
}
