import { columnsOf, csvAnswer } from '@/app/api/v1/experiments/answer'
import { isCsvAsked, jsonResponse, noExperiment } from '@/app/api/v1/respond'
import { ask } from '@/lib/cli/ask'
import { loadSkillSizesParams } from '@/lib/url/skill-sizes'

/** Skill size against effect: the same answer as the page; as CSV one row a task. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]/skills'>,
) {
  const { experiment } = await context.params
  const view = await ask('summarizeSkillSizes', experiment, loadSkillSizesParams(request))
  if (!view) return noExperiment()
  if (!isCsvAsked(request)) return jsonResponse(view)
  const rows = view.tasks.map(({ sizes, ...task }) => ({ ...task, ...sizes }))
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['task', 'domain', 'modules', 'tokens', 'files', 'scripts'] as const),
    ...(['without', 'with', 'gain', 'nTrials'] as const),
  )
  return csvAnswer(`${view.experiment.slug}-skill-sizes`, columns, rows)
}
