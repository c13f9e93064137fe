import { answerOrder } from '@/app/api/v1/imports/write-request'
import { db } from '@/db'
import { noteDone } from '@/lib/server/access/visit'
import { confirmImport } from '@/lib/ingest/run/manage-imports'

/** Stores a staged import, with these settings if some are given. */
export const POST = (
  request: Request,
  { params }: RouteContext<'/api/v1/imports/[import]/confirm'>,
) =>
  answerOrder(request, params, async (uid, settings) => {
    const reason = await confirmImport(db, uid, settings)
    if (reason === null) noteDone(`imported ${uid} into ${settings.experiment ?? 'its experiment'}`)
    return reason
  })
