import { csvResponse, isCsvAsked, jsonResponse, noExperiment } from '@/app/api/v1/respond'
import { db } from '@/db'
import { listExperimentFigures } from '@/lib/analysis/list-experiment-figures'

/** What a source prints only as aggregates: the same answer as the page. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]/figures'>,
) {
  const { experiment } = await context.params
  const view = await listExperimentFigures(db, experiment)
  if (!view) return noExperiment()
  if (!isCsvAsked(request)) return jsonResponse(view)
  return csvResponse(
    `${view.experiment.slug}-figures.csv`,
    [
      ...(['scope', 'key', 'condition', 'measure', 'value', 'low', 'high'] as const),
      ...(['intervalKind', 'n', 'source', 'note'] as const),
    ],
    view.groups.flatMap(({ figures }) => figures.map((figure) => ({ ...figure }))),
  )
}
