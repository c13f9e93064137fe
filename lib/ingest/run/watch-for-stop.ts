import type { Db } from '@/db/open-database'

/** Why an import gives up its work before the end; no fault. */
export class ImportStopped extends Error {
  override name = 'ImportStopped'
}

const ASK_MS = 300

/** Aborts its signal when the import is to stop. */
export interface StopWatch {
  readonly signal: AbortSignal
  end(): void
}

/** Whether somebody wants an import cancelled, or sent it back for more files. */
async function isStopWanted(db: Db, importId: number): Promise<boolean> {
  const { rows } = await db.$client.execute({
    sql: 'SELECT is_cancel_wanted, state FROM import WHERE id = ?',
    args: [importId],
  })
  const [row] = rows
  return Boolean(row?.is_cancel_wanted) || !['running', 'previewing'].includes(String(row?.state))
}

/**
 * Asks beside the work whether an import is to stop: unpacking a large archive takes minutes before
 * there is a batch to ask between. `importId` is null where there is no row to ask.
 */
export async function watchForStop(
  db: Db,
  importId: number | null,
  isCancelled: () => boolean = () => false,
): Promise<StopWatch> {
  const controller = new AbortController()
  const ask = async () => {
    if (isCancelled() || (importId !== null && (await isStopWanted(db, importId))))
      controller.abort(new ImportStopped('The import was stopped.'))
  }
  await ask()
  // A question that fails is asked again soon; what ails the database ends the work itself.
  const timer = setInterval(() => void ask().catch(() => undefined), ASK_MS)
  timer.unref()
  return { signal: controller.signal, end: () => clearInterval(timer) }
}
