import { asc, eq, getTableColumns, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { lease, watchedFolder } from '@/db/schema'
import type { WatchedFolder } from '@/lib/domain/watched-folder'

/**
 * The folders that are watched, in the order they were named, with what was taken in of each. Of a host:
 * those that it watches.
 */
export async function listWatchedFolders(
  db: Db,
  host: string | null = null,
): Promise<(WatchedFolder & { readonly takenHash: string | null })[]> {
  return db
    .select({ ...getTableColumns(watchedFolder), hostName: lease.holder })
    .from(watchedFolder)
    .leftJoin(lease, eq(lease.name, sql`'host:' || ${watchedFolder.host}`))
    .where(host === null ? undefined : or(isNull(watchedFolder.host), eq(watchedFolder.host, host)))
    .orderBy(asc(watchedFolder.createdAt), asc(watchedFolder.uid))
}
