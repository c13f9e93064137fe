import {
  errorJson,
  readSettings,
  refuseForeign,
  refuseUnknown,
} from '@/app/api/v1/imports/write-request'
import { db } from '@/db'
import { getImport } from '@/lib/analysis/get-import'
import { ensureImportProcess } from '@/lib/cli/import-process'
import { confirmImport } from '@/lib/ingest/manage-imports'

/** Stores a staged import, with these settings if some are given. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/v1/imports/[import]/confirm'>,
) {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const { import: uid } = await params
  const unknown = await refuseUnknown(uid)
  if (unknown) return unknown
  const settings = await readSettings(request)
  if (settings instanceof Response) return settings
  const reason = await confirmImport(db, uid, settings)
  if (reason) return errorJson(409, reason)
  ensureImportProcess(db)
  return Response.json(await getImport(db, uid), { status: 202 })
}
