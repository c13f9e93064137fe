import type { Db } from '@/db/open-database'
import type { ImportReport } from '@/lib/domain/import'
import { failImport, type ImportRow } from './import-rows'
import { whyTooManyTrials } from './quotas'
import { undoImport } from './undo-import'

const WAIT_MS = 60_000

/**
 * Takes an import back that brought more new trials than its quota has room for: how many there are is
 * known for certain only when all are read. Then none of them counts anywhere, and the import says why.
 */
export async function holdToQuota(
  db: Db,
  { id, uid }: Pick<ImportRow, 'id' | 'uid'>,
  { trials }: Pick<ImportReport, 'trials'>,
): Promise<void> {
  const why = await whyTooManyTrials(db, uid, trials.added + trials.replaced)
  if (why === null) return
  const problem = await undoImport(db, uid, WAIT_MS)
  const end = problem === null ? 'Its trials were taken back.' : `Undo it by hand: ${problem}`
  await failImport(db, id, `${why} ${end}`)
}
