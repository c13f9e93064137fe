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

/** What stopped an import, as a sentence with a next step. Never a stack. */
export function explainFailure(error: unknown): string {
  if (error instanceof ImportFailure) return error.message
  if (isDiskFull(error)) {
    return 'The disk is full. What was stored before stays; free some space and import again.'
  }
  if (codeOf(error).startsWith('SQLITE_CONSTRAINT_NOTNULL') && /lease/.test(String(error))) {
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
