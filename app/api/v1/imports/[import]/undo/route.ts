import { errorJson, refuseForeign, refuseUnknown } from '@/app/api/v1/imports/write-request'
import { db } from '@/db'
import { getImport } from '@/lib/analysis/get-import'
import { undoImport } from '@/lib/ingest/undo-import'

/** Takes away what an import added and brings back what it replaced. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/v1/imports/[import]/undo'>,
) {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const { import: uid } = await params
  const unknown = await refuseUnknown(uid)
  if (unknown) return unknown
  const reason = await undoImport(db, uid)
  return reason ? errorJson(409, reason) : Response.json(await getImport(db, uid))
}
