import { columnsOf, csvAnswer } from '@/app/api/v1/experiments/answer'
import { isCsvAsked, jsonResponse, noExperiment } from '@/app/api/v1/respond'
import { db } from '@/db'
import {
  listExperimentFigures,
  type FiguresView,
} from '@/lib/analysis/figure/list-experiment-figures'
import type { Figure } from '@/lib/domain/published-figure'

// The columns of a figures.csv: what is saved here can be imported again.
const COLUMNS = columnsOf<Figure>(
  ...(['scope', 'key', 'condition', 'measure', 'value', 'low', 'high'] as const),
  ...(['intervalKind', 'n', 'source', 'note'] as const),
)

/** What a source prints only as aggregates: the same answer as the page; as CSV also one `scope`. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]/figures'>,
) {
  const { experiment } = await context.params
  const view = await listExperimentFigures(db, experiment)
  if (!view) return noExperiment()
  if (!isCsvAsked(request)) return jsonResponse(view)
  const scope = new URL(request.url).searchParams.get('scope')
  const all = [...view.groups.flatMap(({ figures }) => figures), ...view.contradictions.map(asRow)]
  const rows = scope === null ? all : all.filter((row) => row.scope === scope)
  return csvAnswer(`${view.experiment.slug}-figures${scope ? `-${scope}` : ''}`, COLUMNS, rows)
}

const asRow = ({ text, source }: FiguresView['contradictions'][number], at: number): Figure => ({
  ...{ scope: 'contradiction', key: String(at + 1), condition: null, measure: 'text' },
  ...{ value: null, low: null, high: null, intervalKind: null, n: null, source, note: text },
})
