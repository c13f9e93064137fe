import { noExperiment, isCsvAsked } from '@/app/api/v1/respond'
import {
  behindP,
  csvAnswer,
  gainColumns,
  limitOf,
  offsetOf,
  type CsvColumns,
} from '@/app/api/v1/experiments/answer'
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
  test: (row) => row.test,
  p: (row) => row.p,
  q: (row) => row.q,
  skills: (row) => row.skillCount,
  skill_tokens: (row) => row.skillTokens,
  p_harm: (row) => row.pHarm,
  ...behindP<TaskRow>(),
}

/** Tasks with the filters and the sort of the page; all of them as CSV. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]/tasks'>,
) {
  const { experiment } = await context.params
  const isCsv = isCsvAsked(request)
  const offset = isCsv ? 0 : offsetOf(request)
  const limit = isCsv ? Number.MAX_SAFE_INTEGER : limitOf(request)
  const list = await ask('listTasks', experiment, { ...loadTasksParams(request), offset, limit })
  if (!list) return noExperiment()
  if (isCsv) return csvAnswer(`${experiment}-tasks`, COLUMNS, list.items)
  const end = offset + list.items.length
  return Response.json({ ...list, next: end < list.total ? String(end) : null })
}
