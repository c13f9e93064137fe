import { errorJson, refuseForeign, refuseUnknown } from '@/app/api/v1/imports/write-request'
import { db } from '@/db'
import { getImport } from '@/lib/analysis/get-import'
import { cancelImport } from '@/lib/ingest/manage-imports'

/** Stops an import; what it stored stays and can be undone. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/v1/imports/[import]/cancel'>,
) {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const { import: uid } = await params
  const unknown = await refuseUnknown(uid)
  if (unknown) return unknown
  const reason = await cancelImport(db, uid)
  return reason ? errorJson(409, reason) : Response.json(await getImport(db, uid))
}
