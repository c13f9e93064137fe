import { columnsOf, csvAnswer } from '@/app/api/v1/experiments/answer'
import { isCsvAsked, jsonResponse, noExperiment } from '@/app/api/v1/respond'
import { ask } from '@/lib/server/ask'
import type { SkillSizesView } from '@/lib/analysis/skill/summarize-skill-sizes'
import { loadSkillSizesParams } from '@/lib/url/skill-sizes'

/** Skill size against effect: the same answer as the page; as CSV one row a task, or a class. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]/skills'>,
) {
  const { experiment } = await context.params
  const view = await ask('summarizeSkillSizes', experiment, loadSkillSizesParams(request))
  if (!view) return noExperiment()
  if (!isCsvAsked(request)) return jsonResponse(view)
  const table = new URL(request.url).searchParams.get('table')
  if (table === 'classes') return classesCsv(view)
  return table === 'differences' ? differencesCsv(view) : tasksCsv(view)
}

function tasksCsv({ experiment, tasks }: SkillSizesView) {
  const rows = tasks.map(({ sizes, interval, ...task }) => ({ ...task, ...sizes, ...interval }))
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['task', 'domain', 'modules', 'tokens', 'files', 'scripts'] as const),
    ...(['without', 'with', 'gain', 'nTrials', 'rerunSe', 'low', 'high', 'method'] as const),
  )
  return csvAnswer(`${experiment.slug}-skill-sizes`, columns, rows)
}

function classesCsv({ experiment, relation, size }: SkillSizesView) {
  const rows = relation.bins.map((bin) => ({ size, ...bin }))
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['size', 'label', 'gain', 'low', 'high', 'nTasks', 'nTrials', 'without'] as const),
  )
  return csvAnswer(`${experiment.slug}-gain-by-${size}`, columns, rows)
}

function differencesCsv({ experiment, relation, size }: SkillSizesView) {
  const rows = relation.differences.map((one) => ({ size, ...one }))
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['size', 'first', 'second', 'difference', 'low', 'high', 'p', 'q'] as const),
  )
  return csvAnswer(`${experiment.slug}-differences-by-${size}`, columns, rows)
}
