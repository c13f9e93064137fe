import { DATABASE_AWAY } from '@/db/database-away'
import { hasFault } from '@/db/has-fault'
import type { Db } from '@/db/open-database'

/** Something that stops an import and that its person can mend; the message says how. */
export class ImportFailure extends Error {
  override name = 'ImportFailure'
}

const isDiskFull = (error: unknown) =>
  hasFault(
    error,
    ({ code, message }) =>
      ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'].includes(code) ||
      /database or disk is full|no space left/i.test(message),
  )

/** Another writer took over, because this one was silent too long: what it wrote since did not get in. */
export const isTakenOver = (error: unknown): boolean =>
  hasFault(error, ({ message }) => /NOT NULL constraint failed: lease/i.test(message))

/** The database server could not be reached, or went away: what was asked of it may be done or not. */
export const isConnectionLost = (error: unknown): boolean =>
  hasFault(error, ({ code }) => code === DATABASE_AWAY)

/** What stopped an import, as a sentence with a next step. Never a stack. */
export function explainFailure(error: unknown): string {
  if (error instanceof ImportFailure) return error.message
  if (isDiskFull(error)) {
    return 'The disk is full. What was stored before stays; free some space and import again.'
  }
  if (isConnectionLost(error)) {
    return 'The connection to the database was lost. What was stored before stays; import again.'
  }
  if (isTakenOver(error)) {
    return 'Another import took over because this one was silent too long. Import again.'
  }
  if (hasFault(error, ({ code }) => code === 'SQLITE_TOOBIG')) {
    return 'One value is larger than the server of the database takes (about 4 MB). What was stored before stays; import in parts to find the trial, and leave it out.'
  }
  if (hasFault(error, ({ code }) => code.startsWith('SQLITE_BUSY'))) {
    return 'The database was busy too long. What was stored before stays; import again.'
  }
  const message = error instanceof Error ? error.message : String(error)
  return `The import stopped: ${message.slice(0, 300)}`
}

/** Gives the write-ahead log's space back; another reader may be in the way, then a later import does it. */
export async function checkpoint(db: Db): Promise<void> {
  if (db.$client.protocol !== 'file') return
  await db.$client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
}
