import { errorResponse, jsonResponse } from '@/app/api/v1/respond'
import { db } from '@/db'
import { undoChange } from '@/lib/change/review-changes'
import { visitorName } from '@/lib/server/access/visit'
import { refuseForeign } from '@/app/api/v1/imports/write-request'

type Context = RouteContext<'/api/v1/experiments/[experiment]/changes/[change]/undo'>

/** Undoes a change: what the import said holds again. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const { experiment, change } = await params
  const reason = await undoChange(db, experiment, change, visitorName())
  return reason === null ? jsonResponse({ id: change }) : errorResponse(409, 'wrong_state', reason)
}
