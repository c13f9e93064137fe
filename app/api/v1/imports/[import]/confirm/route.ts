import { answerOrder } from '@/app/api/v1/imports/write-request'
import { db } from '@/db'
import { confirmImport } from '@/lib/ingest/run/manage-imports'

/** Stores a staged import, with these settings if some are given. */
export const POST = (
  request: Request,
  { params }: RouteContext<'/api/v1/imports/[import]/confirm'>,
) => answerOrder(request, params, (uid, settings) => confirmImport(db, uid, settings))
