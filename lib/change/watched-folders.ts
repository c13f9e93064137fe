import type { Db } from '@/db/open-database'
import { watchedFolder } from '@/db/schema'
import { MOST_WATCHED, type FolderLook } from '@/lib/domain/watched-folder'
import { newUid } from './new-uid'

/** Watches a folder from now on, of the host that has it. Gives a sentence when it cannot, null when it is done. */
export async function watchFolder(
  db: Db,
  folder: { readonly path: string; readonly experimentSlug: string; readonly host?: string },
): Promise<string | null> {
  const { rows } = await db.$client.execute({
    // A folder without a host is watched by every server, and a path of another server is another folder.
    sql: `SELECT count(*) AS n,
        coalesce(sum(path = :path AND (host IS NULL OR :host IS NULL OR host = :host)), 0) AS same
      FROM watched_folder`,
    args: { path: folder.path, host: folder.host ?? null },
  })
  if (Number(rows[0]?.same) > 0) return 'This folder is watched already.'
  if (Number(rows[0]?.n) >= MOST_WATCHED) return `No more than ${MOST_WATCHED} folders are watched.`
  await db.insert(watchedFolder).values({ uid: newUid(), ...folder, createdAt: Date.now() })
  return null
}

/** Watches a folder no longer; what was imported stays. */
export async function stopWatching(db: Db, uid: string): Promise<string | null> {
  const sql = 'DELETE FROM watched_folder WHERE uid = ?'
  const { rowsAffected } = await db.$client.execute({ sql, args: [uid] })
  return rowsAffected > 0 ? null : 'This folder is not watched any more.'
}

/** Keeps what a look found; `problem`: why nothing comes in. */
export async function noteLook(
  db: Db,
  uid: string,
  found: { readonly look: FolderLook | null; readonly problem: string | null },
): Promise<void> {
  await db.$client.execute({
    sql: 'UPDATE watched_folder SET looked_at = ?, look = coalesce(?, look), problem = ? WHERE uid = ?',
    args: [Date.now(), found.look && JSON.stringify(found.look), found.problem, uid],
  })
}

/** Keeps which files were taken in, and by which import. */
export async function noteTaken(
  db: Db,
  uid: string,
  taken: { readonly hash: string; readonly importUid: string | null },
): Promise<void> {
  await db.$client.execute({
    sql: `UPDATE watched_folder SET taken_hash = ?, import_uid = coalesce(?, import_uid),
      imported_at = CASE WHEN ? IS NULL THEN imported_at ELSE ? END WHERE uid = ?`,
    args: [taken.hash, taken.importUid, taken.importUid, Date.now(), uid],
  })
}
