import { answerView } from '@/app/api/v1/experiments/answer-view'
import { columnsOf, csvTable } from '@/app/api/v1/experiments/csv-table'
import type { TimingView } from '@/lib/analysis/timing/view-timing'
import { ask } from '@/lib/server/ask'
import { loadTimingParams } from '@/lib/url/timing'

/** Skills written before against after solving: the same answer as the page. */
export const GET = answerView('timing', {
  find: (slug: string, request: Request) => ask('viewTiming', slug, loadTimingParams(request)),
  tables: { arms: armsTable, tasks: tasksTable, overlaps: overlapsTable, uses: usesTable },
})

/** Authors, or the models that use the skills, by ways of writing; proportions. */
function armsTable({ printed, logged }: TimingView) {
  const ofAuthors = printed.flatMap(({ id, arms, rows }) =>
    rows.flatMap(({ author, cells }) =>
      cells.map((cell, index) => {
        const { key, timing, feedback } = arms[index]!
        const { tokens, ...rest } = cell
        return {
          ...{ source: id, author, consumer: null, arm: key, timing, feedback },
          ...rest,
          ...{ tokensToSolve: tokens, nTasks: null, nTrials: null },
        }
      }),
    ),
  )
  const ofTrials = (logged?.rows ?? []).flatMap(({ configuration, cells }) =>
    cells.map(({ rate, gain }, index) => {
      const { key, timing, authors } = logged!.arms[index]!
      return {
        ...{ source: 'trials', author: authors.join('; ') || null, consumer: configuration },
        ...{ arm: key, timing, feedback: null, rate, gain: gain.estimate },
        ...{ low: gain.low, high: gain.high, tokensToSolve: null },
        ...{ nTasks: gain.nTasks, nTrials: gain.nTrials },
      }
    }),
  )
  const rows = [...ofAuthors, ...ofTrials]
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['source', 'author', 'consumer', 'arm', 'timing', 'feedback', 'rate'] as const),
    ...(['gain', 'low', 'high', 'tokensToSolve', 'nTasks', 'nTrials'] as const),
  )
  return csvTable('timing', columns, rows)
}

function tasksTable({ logged }: TimingView) {
  const rows = logged?.pair?.tasks.changed ?? []
  const columns = columnsOf<(typeof rows)[number]>('task', 'configuration', 'before', 'after')
  return csvTable('timing-tasks', columns, rows)
}

/** Words that a skill shares with the task it is offered to. */
function overlapsTable({ overlaps }: TimingView) {
  const rows = overlaps?.items ?? []
  const columns = columnsOf<(typeof rows)[number]>(
    ...([
      'skill',
      'condition',
      'task',
      'kind',
      'nWords',
      'text',
      'nMore',
      'trial',
      'step',
    ] as const),
  )
  return csvTable('timing-overlaps', columns, rows)
}

/** Solved tasks until writing is paid back, in US dollars. */
function usesTable({ breakEven }: TimingView) {
  const rows = breakEven?.rows ?? []
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['configuration', 'harness', 'model', 'arm', 'label', 'nTasks'] as const),
    ...(['without', 'with', 'uses', 'low', 'high'] as const),
  )
  return csvTable('timing-uses', columns, rows)
}
