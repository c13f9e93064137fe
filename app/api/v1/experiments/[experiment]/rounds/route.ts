import { answerView } from '@/app/api/v1/experiments/answer-view'
import { columnsOf, csvTable } from '@/app/api/v1/experiments/csv-table'
import type { RoundsView } from '@/lib/analysis/rounds/view-rounds'
import { ask } from '@/lib/server/ask'
import { shareRounds } from '@/lib/share/share-rounds'
import { shareRows } from '@/lib/share/share-rows'
import { loadRoundsParams, roundsHref } from '@/lib/url/rounds'

/** Readings over rounds and what lay between them: the same answer as the page. */
export const GET = answerView('rounds', {
  find: (slug: string, request: Request) => ask('viewRounds', slug, loadRoundsParams(request)),
  tables: { readings: readingsTable, candidates: candidatesTable, nodes: nodesTable },
  share: (view) => {
    const { slug } = view.experiment
    const { columns, rows } = readingsTable(view)
    const table = { columns, rows, total: rows.length }
    return shareRounds(view, shareRows(`${slug}: Rounds`, roundsHref(slug), table))
  },
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

function nodesTable({ searches }: RoundsView) {
  const rows = searches.flatMap(({ name, c, nodes }) =>
    nodes.map(({ name: node, ...rest }) => ({ search: name, c, node, ...rest })),
  )
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['search', 'node', 'skill', 'depth', 'order', 'visits', 'mean'] as const),
    ...(['c', 'explore', 'ucb', 'logged', 'isSame'] as const),
  )
  return csvTable('search-nodes', columns, rows)
}
