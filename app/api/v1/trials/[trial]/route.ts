import { formatOf, jsonResponse, markdownResponse, noTrial } from '@/app/api/v1/respond'
import { db } from '@/db'
import { getOutline } from '@/lib/analysis/trial/get-outline'
import { getTrial } from '@/lib/analysis/trial/get-trial'
import { listSpans } from '@/lib/analysis/trial/list-spans'
import { shareTrial } from '@/lib/share/share-trial'

/** One trial without its steps: the answer of the page /trials/{id}, and the spans found in its steps. */
export async function GET(request: Request, context: RouteContext<'/api/v1/trials/[trial]'>) {
  const { trial } = await context.params
  const [found, spans] = await Promise.all([getTrial(db, trial), listSpans(db, trial)])
  if (!found) return noTrial()
  if (formatOf(request) === 'md') {
    const { steps } = await getOutline(db, found)
    return markdownResponse(request, shareTrial(found, steps))
  }
  // Row id and fingerprint are ours, not the reader's: they change with every import.
  const { trialId: _trialId, fingerprint: _fingerprint, ...answer } = found
  return jsonResponse({ ...answer, spans })
}
