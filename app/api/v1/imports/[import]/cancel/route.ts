import { answerChange } from '@/app/api/v1/imports/write-request'
import { db } from '@/db'
import { cancelImport } from '@/lib/ingest/run/manage-imports'

/** Stops an import; what it stored stays and can be undone. */
export const POST = (
  request: Request,
  { params }: RouteContext<'/api/v1/imports/[import]/cancel'>,
) => answerChange(request, params, (uid) => cancelImport(db, uid))
