import { db } from '@/db'
import { errorResponse, noExperiment } from '@/app/api/v1/respond'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { ask } from '@/lib/server/ask'
import { loadContrastParams } from '@/lib/url/experiment'

/** One task: matrix, trials, flipping checks, skills. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]/tasks/[task]'>,
) {
  const { experiment, task } = await context.params
  const view = await ask('getTask', experiment, task, loadContrastParams(request))
  if (view) return Response.json(view)
  return (await getExperiment(db, experiment))
    ? errorResponse(404, 'task_not_found', 'The experiment has no task of this name.')
    : noExperiment()
}
