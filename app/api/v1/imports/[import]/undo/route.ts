import { answerChange } from '@/app/api/v1/imports/write-request'
import { db } from '@/db'
import { noteDone } from '@/lib/server/access/visit'
import { undoImport } from '@/lib/ingest/run/undo-import'

/** Takes away what an import added and brings back what it replaced. */
export const POST = (request: Request, { params }: RouteContext<'/api/v1/imports/[import]/undo'>) =>
  answerChange(request, params, async (uid) => {
    const reason = await undoImport(db, uid)
    if (reason === null) noteDone(`undid import ${uid}`)
    return reason
  })
