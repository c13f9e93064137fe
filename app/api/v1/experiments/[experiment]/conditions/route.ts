import { csvAnswer, gainColumns, type CsvColumns } from '@/app/api/v1/experiments/answer'
import { isCsvAsked, jsonResponse, noExperiment } from '@/app/api/v1/respond'
import type { ConditionPair } from '@/lib/analysis/compare-conditions'
import { ask } from '@/lib/cli/ask'
import { loadConditionsParams } from '@/lib/url/conditions'

const COLUMNS: CsvColumns<ConditionPair> = {
  without: (row) => row.without,
  with: (row) => row.with,
  without_rate: (row) => row.withoutRate,
  with_rate: (row) => row.withRate,
  ...gainColumns<ConditionPair>((row) => row.gain),
  verdict: (row) => row.verdict,
  p: (row) => row.p,
  q: (row) => row.q,
  coverage: (row) => row.coverage,
  configurations: (row) => row.configurations.join(' '),
  without_over_all: (row) => row.withoutOverAll,
  with_over_all: (row) => row.withOverAll,
}

/** All conditions, each pair on its own common set: the same answer as the page. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]/conditions'>,
) {
  const { experiment } = await context.params
  const view = await ask('compareConditions', experiment, loadConditionsParams(request))
  if (!view) return noExperiment()
  return isCsvAsked(request)
    ? csvAnswer(`${view.experiment.slug}-conditions`, COLUMNS, view.pairs)
    : jsonResponse(view)
}
