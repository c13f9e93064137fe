import { jsonResponse, noExperiment } from '@/app/api/v1/respond'
import { ask } from '@/lib/server/ask'
import { loadSearchParams } from '@/lib/url/search'

/** Steps of all trajectories that hold a text: the same answer as the page /search. */
export async function GET(request: Request) {
  const answer = await ask('searchSteps', loadSearchParams(request))
  return answer === null ? noExperiment() : jsonResponse(answer)
}
