import { answerChange } from '@/app/api/v1/imports/write-request'
import { db } from '@/db'
import { undoImport } from '@/lib/ingest/run/undo-import'

/** Takes away what an import added and brings back what it replaced. */
export const POST = (request: Request, { params }: RouteContext<'/api/v1/imports/[import]/undo'>) =>
  answerChange(request, params, (uid) => undoImport(db, uid))
