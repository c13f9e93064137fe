import { answerView } from '@/app/api/v1/experiments/answer-view'
import { askedRows } from '@/app/api/v1/experiments/asked-rows'
import { csvTable, type CsvColumns } from '@/app/api/v1/experiments/csv-table'
import type { CellItem } from '@/lib/analysis/experiment/list-cells'
import { ask } from '@/lib/server/ask'
import { loadContrastParams } from '@/lib/url/experiment'

const COLUMNS: CsvColumns<CellItem> = {
  task: (row) => row.task,
  harness: (row) => row.harness,
  model: (row) => row.model,
  condition: (row) => row.condition,
  n_trials: (row) => row.nTrials,
  n_counted: (row) => row.nCounted,
  mean_reward: (row) => row.meanReward,
  n_counted_as_fail: (row) => row.nCountedAsFail,
  n_excluded: (row) => row.nExcluded,
  n_inferred: (row) => row.nInferred,
  tokens_in_mean: (row) => row.tokensIn.mean,
  tokens_out_mean: (row) => row.tokensOut.mean,
  cost_usd_mean: (row) => row.costUsd.mean,
  duration_ms_mean: (row) => row.durationMs.mean,
  source: (row) => row.source,
  configuration: (row) => row.configuration,
  n_eq_1: (row) => row.nEq1,
  n_partial: (row) => row.nPartial,
  // Reward:count, ascending: the order in which a seeded test permutes them.
  rewards: (row) => row.counted?.map(([reward, count]) => `${reward}:${count}`).join(' ') ?? null,
  tokens_in_trials: (row) => row.tokensIn.nTrials,
  tokens_out_trials: (row) => row.tokensOut.nTrials,
  cost_usd_trials: (row) => row.costUsd.nTrials,
  duration_trials: (row) => row.durationMs.nTrials,
}

/** Cells are many: a CSV of more is fetched page by page as JSON. */
const MOST_CSV_ROWS = 250_000

/** Every cell: what all numbers are computed from. */
export const GET = answerView('cells', {
  find: (slug, request) => {
    const { policy } = loadContrastParams(request)
    const { cursor, limit } = askedRows(request)
    return ask('listCells', slug, { policy, cursor, limit: Math.min(limit, MOST_CSV_ROWS) })
  },
  tables: { cells: ({ items }) => csvTable('cells', COLUMNS, items) },
})
