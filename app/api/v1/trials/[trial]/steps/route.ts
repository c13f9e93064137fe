import { jsonResponse, noTrial } from '@/app/api/v1/respond'
import { parseAsInteger, createLoader } from 'nuqs/server'
import { db } from '@/db'
import { findTrial, listSteps } from '@/lib/analysis/trial/list-steps'
import { clipStep } from '@/lib/trajectory/clip-step'

const MOST_STEPS = 500
const loadRange = createLoader({
  from: parseAsInteger.withDefault(1),
  to: parseAsInteger,
  /** Cuts every text of a step to so many characters; whole texts when left out. */
  clip: parseAsInteger,
})

/** Steps from..to of a trial, at most 500 at once; `next` is where to go on. */
export async function GET(request: Request, context: RouteContext<'/api/v1/trials/[trial]/steps'>) {
  const { trial } = await context.params
  const found = await findTrial(db, trial)
  if (!found) return noTrial()
  const { from: asked, to, clip } = loadRange(request)
  const from = Math.max(1, asked)
  const last = Math.min(to ?? Infinity, from + MOST_STEPS - 1)
  const steps = await listSteps(db, { trialId: found.trialId, from, to: last })
  const items = clip === null ? steps : steps.map((step) => clipStep(step, Math.max(0, clip)))
  const isMore = steps.length > 0 && last < Math.min(found.lastStep ?? 0, to ?? Infinity)
  return jsonResponse({ items, next: isMore ? last + 1 : null })
}
