import { csvTable, type CsvColumns } from './csv-table'
import { csvResponse, isCsvAsked, jsonResponse } from '@/app/api/v1/respond'
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
  n_printed_tables: (row) => row.nPrintedTables,
}

/** All experiments with their headlines and last imports: the start page. */
export async function GET(request: Request) {
  const items = await ask('listExperiments')
  if (!isCsvAsked(request)) return jsonResponse({ items, next: null })
  const { name, columns, rows } = csvTable('experiments', COLUMNS, items)
  return csvResponse(`${name}.csv`, columns, rows)
}
