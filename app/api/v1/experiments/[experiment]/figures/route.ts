import { columnsOf, csvAnswer } from '@/app/api/v1/experiments/answer'
import { isCsvAsked, jsonResponse, noExperiment } from '@/app/api/v1/respond'
import { db } from '@/db'
import { listExperimentFigures, type FiguresView } from '@/lib/analysis/list-experiment-figures'
import type { Figure } from '@/lib/analysis/list-figures'

// The columns of a figures.csv: what is saved here can be imported again.
const COLUMNS = columnsOf<Figure>(
  ...(['scope', 'key', 'condition', 'measure', 'value', 'low', 'high'] as const),
  ...(['intervalKind', 'n', 'source', 'note'] as const),
)

/** What a source prints only as aggregates: the same answer as the page. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]/figures'>,
) {
  const { experiment } = await context.params
  const view = await listExperimentFigures(db, experiment)
  if (!view) return noExperiment()
  if (!isCsvAsked(request)) return jsonResponse(view)
  const rows = [...view.groups.flatMap(({ figures }) => figures), ...view.contradictions.map(asRow)]
  return csvAnswer(`${view.experiment.slug}-figures`, COLUMNS, rows)
}

const asRow = ({ text, source }: FiguresView['contradictions'][number], at: number): Figure => ({
  ...{ scope: 'contradiction', key: String(at + 1), condition: null, measure: 'text' },
  ...{ value: null, low: null, high: null, intervalKind: null, n: null, source, note: text },
})
