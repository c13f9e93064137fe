import { jsonResponse, noTrial } from '@/app/api/v1/respond'
import { db } from '@/db'
import { findMatches } from '@/lib/analysis/trial/find-matches'
import { findTrial } from '@/lib/analysis/trial/list-steps'

/** Numbers of the steps of a trial that hold the text `q`. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/trials/[trial]/matches'>,
) {
  const { trial } = await context.params
  const found = await findTrial(db, trial)
  if (!found) return noTrial()
  const q = new URL(request.url).searchParams.get('q') ?? ''
  return jsonResponse({ items: await findMatches(db, found.trialId, q), next: null })
}
