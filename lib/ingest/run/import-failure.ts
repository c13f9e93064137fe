import type { Db } from '@/db/open-database'

/** Something that stops an import and that its person can mend; the message says how. */
export class ImportFailure extends Error {
  override name = 'ImportFailure'
}

const codeOf = (error: unknown): string => {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  return String(code ?? cause?.code ?? '')
}

const isDiskFull = (error: unknown) =>
  ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'].includes(codeOf(error)) ||
  /database or disk is full|no space left/i.test(String((error as Error)?.message))

/** Another writer took over, because this one was silent too long: what it wrote since did not get in. */
export const isTakenOver = (error: unknown): boolean =>
  /NOT NULL constraint failed: lease/i.test(String((error as Error)?.message))

// As Node and its fetch name them; a server that shuts down answers with the code of HTTP.
const LOST = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']

/** The database server could not be reached, or went away: what was asked of it may be done or not. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error)
  const message = String((error as Error)?.message)
  return (
    LOST.includes(code) ||
    code.startsWith('UND_ERR_') ||
    message === 'fetch failed' ||
    (code === 'SERVER_ERROR' && /HTTP status (?:502|503|504)/.test(message))
  )
}

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
  if (codeOf(error).startsWith('SQLITE_BUSY')) {
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
