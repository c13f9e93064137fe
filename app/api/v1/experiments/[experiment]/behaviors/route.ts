import { answerView } from '@/app/api/v1/experiments/answer-view'
import { columnsOf, csvTable } from '@/app/api/v1/experiments/csv-table'
import { precisionOf } from '@/lib/behaviors/precision'
import type { BehaviorsView } from '@/lib/analysis/behavior/summarize-behaviors'
import { ask } from '@/lib/server/ask'
import { loadBehaviorsParams } from '@/lib/url/behaviors'

/** What agents do in their trials: the same answer as the page, with each detector's precision. */
export const GET = answerView('behaviors', {
  find: (slug: string, request: Request) =>
    ask('summarizeBehaviors', slug, loadBehaviorsParams(request)),
  json: (view: BehaviorsView) => ({
    ...view,
    rows: view.rows.map((row) => ({ ...row, precision: precisionOf(row.behavior) })),
  }),
  tables: { behaviors: behaviorsTable, doses: dosesTable, traces: tracesTable },
})

function behaviorsTable({ rows, arms }: BehaviorsView) {
  const flat = rows.flatMap(({ behavior, arms: found }) =>
    found.map((one, at) => ({ behavior, condition: arms[at]!.key, ...one })),
  )
  const columns = columnsOf<(typeof flat)[number]>(
    ...(['behavior', 'condition', 'share', 'low', 'high', 'meanCount'] as const),
    ...(['nTasks', 'nTrials', 'nWith'] as const),
  )
  return csvTable('behaviors', columns, flat)
}

function dosesTable({ rows }: BehaviorsView) {
  const flat = rows.flatMap(({ behavior, doses }) => doses.map((one) => ({ behavior, ...one })))
  const columns = columnsOf<(typeof flat)[number]>(
    ...(['behavior', 'dose', 'n', 'passed', 'rate', 'low', 'high'] as const),
  )
  return csvTable('behaviors-and-success', columns, flat)
}

function tracesTable({ traces }: BehaviorsView) {
  const flat = traces.map(({ verdicts, ...one }) => ({ ...one, ...verdicts }))
  const columns = columnsOf<(typeof flat)[number]>(
    ...(['variant', 'nTrials', 'attempts', 'reflections', 'f1Correct', 'f1Incorrect'] as const),
    ...(['correctRight', 'correctWrong', 'incorrectRight', 'incorrectWrong'] as const),
  )
  return csvTable('tagged-traces', columns, flat)
}
