import { db } from '@/db'
import { noExperiment } from '@/app/api/v1/respond'
import { summarizeExperiment } from '@/lib/analysis/summarize-experiment'
import { loadContrastParams } from '@/lib/url/experiment'

/** One experiment under a contrast: the overview. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]'>,
) {
  const { experiment } = await context.params
  const summary = await summarizeExperiment(db, experiment, loadContrastParams(request))
  return summary ? Response.json(summary) : noExperiment()
}
