import { answerView } from '@/app/api/v1/experiments/answer-view'
import { askedRows } from '@/app/api/v1/experiments/asked-rows'
import { columnsOf, csvTable } from '@/app/api/v1/experiments/csv-table'
import type { TrialRow } from '@/lib/analysis/trial/list-trials'
import { ask } from '@/lib/server/ask'
import { loadTrialsParams } from '@/lib/url/trial-list'

const COLUMNS = columnsOf<TrialRow>(
  ...(['uid', 'task', 'domain', 'configuration', 'harness', 'model', 'effort'] as const),
  ...(['condition', 'conditionSource', 'status', 'reward', 'skillUse', 'steps'] as const),
  ...(['tokensIn', 'tokensOut', 'costUsd', 'durationMs', 'startedAtIso'] as const),
)

/** Trials may be many: a file of more is fetched page by page as JSON. */
const MOST_CSV_ROWS = 100_000

/** Trials with the filters and the sort of the page. */
export const GET = answerView('trials', {
  find: (slug, request) => {
    const asked = loadTrialsParams(request)
    const { columns: _columns, chosen: _chosen, rows: _rows, after, ...question } = asked
    const { cursor, limit } = askedRows(request)
    const place = { after: cursor ?? after, limit: Math.min(limit, MOST_CSV_ROWS) }
    return ask('listTrials', slug, { ...question, ...place })
  },
  tables: { trials: ({ items }) => csvTable('trials', COLUMNS, items) },
})
