import { answerView } from '@/app/api/v1/experiments/answer-view'
import { csvTable, gainColumns, type CsvColumns } from '@/app/api/v1/experiments/csv-table'
import type { ConfigurationRow } from '@/lib/analysis/experiment/list-configurations'
import { ask } from '@/lib/server/ask'
import { loadContrastParams } from '@/lib/url/experiment'

const COLUMNS: CsvColumns<ConfigurationRow> = {
  key: (row) => row.key,
  harness: (row) => row.harness,
  model: (row) => row.model,
  effort: (row) => row.effort,
  in_means: (row) => Number(row.isShown),
  coverage: (row) => row.coverage,
  without: (row) => row.without,
  with: (row) => row.with,
  ...gainColumns<ConfigurationRow>((row) => row.gain),
  p: (row) => row.p,
  q: (row) => row.q,
  normalized_gain: (row) => row.normalizedGain,
  n_up: (row) => row.nUp,
  n_tie: (row) => row.nTie,
  n_down: (row) => row.nDown,
}

/** Every configuration with its rates and gain. */
export const GET = answerView('configurations', {
  find: (slug, request) => ask('listConfigurations', slug, loadContrastParams(request)),
  json: (items) => ({ items, next: null }),
  tables: { configurations: (items) => csvTable('configurations', COLUMNS, items) },
})
