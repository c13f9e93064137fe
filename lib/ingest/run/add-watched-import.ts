import type { Db } from '@/db/open-database'
import { NO_OPTIONS } from '@/lib/domain/import'
import { addImport, newImportUid } from './add-import'

export interface WatchedImport {
  readonly id: number
  readonly uid: string
}

// What is asked of the report is zero or absent where the import stored nothing of the kind.
const BROUGHT = [
  ...['trials.added', 'trials.replaced', 'tasks', 'cells.added', 'cells.replaced', 'figures'],
  ...['tables', 'library.versions', 'library.events', 'reviewChanges', 'reviewNotes'],
  ...['reviewMarks', 'savedViews'],
]
  .map((path) => `coalesce(report->>'$.${path}', 0)`)
  .join(' + ')

// Trials that a failed import stored before its end came with that one.
const AGAIN = `
  UPDATE import SET state = 'running', progress = NULL, report = NULL, failure = NULL,
    is_cancel_wanted = 0, created_at = :now, started_at = NULL, finished_at = NULL
  WHERE id = (SELECT max(id) FROM import
      WHERE origin = 'watched_folder' AND experiment_slug = :slug AND source = :source)
    AND (state = 'failed' OR (state = 'done' AND ${BROUGHT} = 0))
    AND NOT EXISTS (SELECT 1 FROM trial t WHERE t.import_id = import.id)
  RETURNING id, uid`

/**
 * The row of an import from a watched folder. A folder is read for as long as the server runs: the row of
 * its last import, if that one failed or brought nothing, is used again, and keeps its link.
 */
export async function addWatchedImport(
  db: Db,
  { slug, source }: { readonly slug: string; readonly source: string },
): Promise<WatchedImport> {
  const args = { slug, source, now: Date.now() }
  const [again] = (await db.$client.execute({ sql: AGAIN, args })).rows
  if (again) return { id: Number(again.id), uid: String(again.uid) }
  const uid = newImportUid()
  const origin = 'watched_folder'
  return { id: await addImport(db, { uid, slug, source, origin, options: NO_OPTIONS }), uid }
}
