import { answerView } from '@/app/api/v1/experiments/answer-view'
import { csvTable, type CsvColumns } from '@/app/api/v1/experiments/csv-table'
import type { ConditionPair } from '@/lib/analysis/condition/compare-conditions'
import type { PrintedPair } from '@/lib/cells/compare-printed-conditions'
import { ask } from '@/lib/server/ask'
import { loadConditionsParams } from '@/lib/url/conditions'

/** Columns that printed rates leave empty. */
const ofMeasured = (columns: CsvColumns<ConditionPair>): CsvColumns<ConditionPair | PrintedPair> =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      (row: ConditionPair | PrintedPair) => ('gain' in row ? column(row) : null),
    ]),
  )

const COLUMNS: CsvColumns<ConditionPair | PrintedPair> = {
  without: (row) => row.without,
  with: (row) => row.with,
  without_rate: (row) => row.withoutRate,
  with_rate: (row) => row.withRate,
  gain: (row) => ('gain' in row ? row.gain.estimate : row.difference),
  ...ofMeasured({
    low: ({ gain }) => gain.low,
    high: ({ gain }) => gain.high,
    n_tasks: ({ gain }) => gain.nTasks,
    n_trials: ({ gain }) => gain.nTrials,
  }),
  // A source that prints no task says nothing of how tasks vary.
  method: (row) => ('gain' in row ? row.gain.method : 'mean_of_printed'),
  ...ofMeasured({
    verdict: (row) => row.verdict,
    p: (row) => row.p,
    q: (row) => row.q,
    coverage: (row) => row.coverage,
  }),
  // What a source calls a configuration has spaces.
  configurations: (row) => row.configurations.join('gain' in row ? ' ' : '; '),
  without_over_all: (row) => row.withoutOverAll,
  with_over_all: (row) => ('gain' in row ? row.withOverAll : null),
}

/** All conditions, each pair on its own common set: the same answer as the page. */
export const GET = answerView('conditions', {
  find: (slug, request) => ask('compareConditions', slug, loadConditionsParams(request)),
  tables: {
    conditions: ({ pairs, printed }) => csvTable('conditions', COLUMNS, [...pairs, ...printed]),
  },
})
