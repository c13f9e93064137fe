import { db } from '@/db'
import { getImport } from '@/lib/analysis/import/get-import'
import { ensureImportProcess, restartIfWaiting } from '@/lib/server/import-process'
import { previewImport } from '@/lib/ingest/run/manage-imports'
import { errorJson } from '@/app/api/v1/imports/write-request'

export const dynamic = 'force-dynamic'

/** One import. Asked of a staged one with files, it starts the dry run; further files call it off. */
export async function GET(_request: Request, { params }: RouteContext<'/api/v1/imports/[import]'>) {
  const { import: uid } = await params
  const found = await getImport(db, uid)
  if (!found) return errorJson(404, 'There is no such import.')
  if (found.state === 'staging' && found.source !== '') {
    await previewImport(db, uid)
    ensureImportProcess(db)
  }
  if (found.state === 'queued' || found.state === 'previewing') await restartIfWaiting(db)
  const answer = found.state === 'staging' ? await getImport(db, uid) : found
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
}
