import { asc } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { watchedFolder } from '@/db/schema'
import type { WatchedFolder } from '@/lib/domain/watched-folder'

/** The folders that are watched, in the order they were named, with what was taken in of each. */
export async function listWatchedFolders(
  db: Db,
): Promise<(WatchedFolder & { readonly takenHash: string | null })[]> {
  return db
    .select()
    .from(watchedFolder)
    .orderBy(asc(watchedFolder.createdAt), asc(watchedFolder.uid))
}
