import { noExperiment } from '@/app/api/v1/respond'
import { ask } from '@/lib/server/ask'
import { loadContrastParams } from '@/lib/url/experiment'

/** One experiment under a contrast: the overview. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]'>,
) {
  const { experiment } = await context.params
  const summary = await ask('summarizeExperiment', experiment, loadContrastParams(request))
  return summary ? Response.json(summary) : noExperiment()
}
