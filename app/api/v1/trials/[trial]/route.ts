import { jsonResponse, noTrial } from '@/app/api/v1/respond'
import { db } from '@/db'
import { getTrial } from '@/lib/analysis/trial/get-trial'

/** One trial without its steps: the same answer as the page /trials/{id}. */
export async function GET(_request: Request, context: RouteContext<'/api/v1/trials/[trial]'>) {
  const { trial } = await context.params
  const found = await getTrial(db, trial)
  if (!found) return noTrial()
  // Row id and fingerprint are ours, not the reader's: they change with every import.
  const { trialId: _trialId, fingerprint: _fingerprint, ...answer } = found
  return jsonResponse(answer)
}
