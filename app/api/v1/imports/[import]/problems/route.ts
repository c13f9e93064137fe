import { jsonResponse } from '@/app/api/v1/respond'
import { refuseUnknown } from '@/app/api/v1/imports/write-request'
import { db } from '@/db'
import { listImportProblems } from '@/lib/analysis/import/list-import-problems'
import { loadImportParams } from '@/lib/url/imports'

/** Problems of an import, of one code if `?code=` names it. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/v1/imports/[import]/problems'>,
) {
  const { import: uid } = await params
  const unknown = await refuseUnknown(uid)
  if (unknown) return unknown
  const { code, after } = loadImportParams(new URL(request.url).searchParams)
  return jsonResponse(await listImportProblems(db, uid, { code, after }))
}
