import { answerView } from '@/app/api/v1/experiments/answer-view'
import { askedRows, withNext } from '@/app/api/v1/experiments/asked-rows'
import { behindP, csvTable, gainColumns, type CsvColumns } from '@/app/api/v1/experiments/csv-table'
import type { TaskRow } from '@/lib/cells/describe-task'
import { ask } from '@/lib/server/ask'
import { loadTasksParams } from '@/lib/url/task-list'

const COLUMNS: CsvColumns<TaskRow> = {
  task: (row) => row.task,
  domain: (row) => row.domain,
  difficulty: (row) => row.difficulty,
  without: (row) => row.without,
  with: (row) => row.with,
  ...gainColumns<TaskRow>((row) => row.gain),
  configurations_up: (row) => row.nUp,
  configurations_tie: (row) => row.nTie,
  configurations_down: (row) => row.nDown,
  label: (row) => row.label,
  finding: (row) => row.finding,
  why_no_test: (row) => row.reason,
  test: (row) => row.test,
  p: (row) => row.p,
  q: (row) => row.q,
  skills: (row) => row.skillCount,
  skill_tokens: (row) => row.skillTokens,
  p_harm: (row) => row.pHarm,
  q_set_aside: (row) => String(row.isSetAside),
  ...behindP<TaskRow>(),
}

/** Tasks with the filters and the sort of the page; all of them as CSV. */
export const GET = answerView('tasks', {
  find: (slug, request) => {
    const { offset, limit } = askedRows(request)
    const { rows: _rows, ...question } = loadTasksParams(request)
    return ask('listTasks', slug, { ...question, offset, limit })
  },
  json: (list, request) => withNext(list, askedRows(request).offset),
  tables: { tasks: ({ items }) => csvTable('tasks', COLUMNS, items) },
})
