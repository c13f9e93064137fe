import { db } from '@/db'
import { getImport } from '@/lib/analysis/import/get-import'
import { ownOrigins } from '@/lib/server/access/own-origins'
import { whyNotDo } from '@/lib/server/access/visit'
import { whyOnlyRead } from '@/lib/server/copy'
import { ensureImportProcess, restartIfWaiting } from '@/lib/server/import-process'
import { previewImport } from '@/lib/ingest/run/manage-imports'
import { originOf, whyNotWrite } from '@/lib/url/check-origin'
import { errorJson } from '@/app/api/v1/imports/write-request'

export const dynamic = 'force-dynamic'

/**
 * One import. Asked of a staged one with files, it starts the dry run; further files call it off.
 * A link or picture of another site starts nothing, nor does who may only read.
 */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/imports/[import]'>) {
  const { import: uid } = await params
  const found = await getImport(db, uid)
  if (!found) return errorJson(404, 'There is no such import.')
  const why =
    whyNotWrite(originOf(request.headers), ownOrigins()) ?? whyNotDo('import') ?? whyOnlyRead()
  if (found.state === 'staging' && found.source !== '' && why === null) {
    await previewImport(db, uid)
    ensureImportProcess(db)
  }
  const isWaiting = found.state === 'queued' || found.state === 'previewing'
  if (isWaiting && !whyOnlyRead()) await restartIfWaiting(db)
  const answer = found.state === 'staging' ? await getImport(db, uid) : found
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
}
