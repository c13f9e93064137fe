import { answerOrder } from '@/app/api/v1/imports/write-request'
import { db } from '@/db'
import { previewImport } from '@/lib/ingest/run/manage-imports'

/** Asks for a dry run, with these settings if some are given. */
export const POST = (
  request: Request,
  { params }: RouteContext<'/api/v1/imports/[import]/preview'>,
) => answerOrder(request, params, (uid, settings) => previewImport(db, uid, settings))
