import { csvResponse, isCsvAsked, jsonResponse, noExperiment } from '@/app/api/v1/respond'
import { db } from '@/db'
import type { HarmRow } from '@/lib/analysis/describe-harms'
import { listHarms, type HarmsView } from '@/lib/analysis/list-harms'
import { HARMS_A_PAGE, harmsOffset, loadHarmsParams } from '@/lib/url/harms'

/** Tasks where skills hurt (or help), the surest first: the page of rows, or all of them as CSV. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]/harms'>,
) {
  const { experiment } = await context.params
  const { page, ...question } = loadHarmsParams(request)
  const isCsv = isCsvAsked(request)
  const place = isCsv
    ? { offset: 0, limit: Number.MAX_SAFE_INTEGER }
    : { offset: harmsOffset(page), limit: HARMS_A_PAGE }
  const view = await listHarms(db, experiment, { ...question, ...place })
  if (!view) return noExperiment()
  return isCsv ? rowsCsv(view) : jsonResponse(view)
}

const partOf = ({ causes }: HarmRow, kind: string) =>
  causes.parts?.find((part) => part.kind === kind)?.delta ?? null

function rowsCsv({ experiment, show, items }: HarmsView) {
  const rows = items.map((row) => ({
    ...row,
    ...row.gain,
    deltaCompleted: partOf(row, 'completed'),
    deltaTimeouts: partOf(row, 'timeouts'),
    deltaCrashes: partOf(row, 'crashes'),
    deltaInfrastructure: partOf(row, 'infrastructure'),
    nUnread: row.causes.unread?.nUnread ?? null,
    nReadingKnown: row.causes.unread?.nKnown ?? null,
    left: row.pair?.left ?? null,
    right: row.pair?.right ?? null,
    checksFlipped: row.pair?.checks.length ?? null,
    gain: row.gain.estimate,
  }))
  return csvResponse(
    `${experiment.slug}-${show}.csv`,
    [
      ...(['rank', 'task', 'domain', 'without', 'with', 'gain', 'low', 'high'] as const),
      ...(['nTrials', 'method', 'nConfigurations', 'nDown', 'nUp', 'nTie', 'test'] as const),
      ...(['reason', 'p', 'q', 'pHarm', 'label', 'deltaCompleted', 'deltaTimeouts'] as const),
      ...(['deltaCrashes', 'deltaInfrastructure', 'nUnread', 'nReadingKnown'] as const),
      ...(['left', 'right', 'checksFlipped'] as const),
    ],
    rows.map(({ rates: _rates, causes: _causes, pair: _pair, configurations: _c, ...row }) => row),
  )
}
