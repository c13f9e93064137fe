import { answerView } from '@/app/api/v1/experiments/answer-view'
import { columnsOf, csvTable } from '@/app/api/v1/experiments/csv-table'
import type { RoundsView } from '@/lib/analysis/rounds/view-rounds'
import { ask } from '@/lib/server/ask'
import { loadRoundsParams } from '@/lib/url/rounds'

/** Readings over rounds and what lay between them: the same answer as the page. */
export const GET = answerView('rounds', {
  find: (slug: string, request: Request) => ask('viewRounds', slug, loadRoundsParams(request)),
  tables: { readings: readingsTable, candidates: candidatesTable },
})

function readingsTable({ groups }: RoundsView) {
  const rows = groups.flatMap((group) =>
    group.series.flatMap(({ name, points, changes }) =>
      points.map((point, index) => {
        const { cause, isAccepted, rise, step } = changes[index]!
        return {
          ...{ group: group.key, unit: group.unit, category: name },
          ...point,
          ...{ cause, isAccepted, rise },
          ...{ step: step?.difference, stepLow: step?.low, stepHigh: step?.high },
        }
      }),
    ),
  )
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['group', 'unit', 'category', 'round', 'label', 'raw', 'low', 'high', 'best'] as const),
    ...(['nTasks', 'nTrials', 'cause', 'isAccepted', 'rise'] as const),
    ...(['step', 'stepLow', 'stepHigh'] as const),
  )
  return csvTable('rounds', columns, rows)
}

function candidatesTable({ candidates }: RoundsView) {
  const rows = candidates.map(({ skills, ...candidate }) => ({
    ...candidate,
    skills: skills.map(({ name }) => name).join('; '),
    actions: skills.map(({ action }) => action).join('; '),
  }))
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['after', 'category', 'skills', 'actions', 'fate'] as const),
  )
  return csvTable('candidates', columns, rows)
}
