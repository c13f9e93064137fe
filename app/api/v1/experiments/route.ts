import { isCsvAsked } from '@/app/api/v1/respond'
import { csvAnswer, type CsvColumns } from './answer'
import type { ExperimentListItem } from '@/lib/analysis/experiment/list-experiments'
import { ask } from '@/lib/server/ask'

const COLUMNS: CsvColumns<ExperimentListItem> = {
  slug: (row) => row.slug,
  name: (row) => row.name,
  kind: (row) => row.kind,
  n_tasks: (row) => row.nTasks,
  n_configurations: (row) => row.nConfigurations,
  n_trials: (row) => row.nTrials,
  without: (row) => row.headline?.without ?? null,
  with: (row) => row.headline?.with ?? null,
  gain: (row) => row.headline?.gain.estimate ?? null,
  low: (row) => row.headline?.gain.low ?? null,
  high: (row) => row.headline?.gain.high ?? null,
  n_figures: (row) => row.nFigures,
}

/** All experiments with their headlines: the start page. */
export async function GET(request: Request) {
  const items = await ask('listExperiments')
  return isCsvAsked(request)
    ? csvAnswer('experiments', COLUMNS, items)
    : Response.json({ items, next: null })
}
