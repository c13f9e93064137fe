import { answerExperiment } from '@/app/api/v1/experiments/answer-view'
import { errorResponse } from '@/app/api/v1/respond'
import { ask } from '@/lib/server/ask'
import { parseClaims } from '@/lib/domain/verdict-claims'
import { loadContrastParams } from '@/lib/url/experiment'

type Context = RouteContext<'/api/v1/experiments/[experiment]/verdict'>

/** Whether claims hold of an experiment: the same answer as `npm run verdict`. */
export async function GET(request: Request, context: Context) {
  const { searchParams } = new URL(request.url)
  const claims = parseClaims(
    (name) => searchParams.get(name),
    (name) => name,
  )
  // Unlike other values, a claim that cannot be read is an error: left out, it would hold.
  if (typeof claims === 'string') return errorResponse(400, 'invalid_request', claims)
  const answer = answerExperiment({
    find: (slug: string) =>
      ask('judgeExperiment', slug, { ...loadContrastParams(request), claims }),
  })
  return answer(request, context)
}
