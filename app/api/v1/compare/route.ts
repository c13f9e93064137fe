import { columnsOf, csvTable } from '@/app/api/v1/experiments/csv-table'
import {
  csvResponse,
  errorResponse,
  formatOf,
  isCsvAsked,
  jsonResponse,
  markdownResponse,
} from '@/app/api/v1/respond'
import type { ComparedTask } from '@/lib/analysis/compare/compared-task'
import { ask } from '@/lib/server/ask'
import { shareCompare } from '@/lib/share/share-compare'
import { loadCompareParams } from '@/lib/url/compare'

const COLUMNS = {
  ...columnsOf<ComparedTask>('task', 'domain'),
  left_without: ({ left }: ComparedTask) => left.without,
  left_with: ({ left }: ComparedTask) => left.with,
  left_finding: ({ left }: ComparedTask) => left.finding,
  right_without: ({ right }: ComparedTask) => right.without,
  right_with: ({ right }: ComparedTask) => right.with,
  right_finding: ({ right }: ComparedTask) => right.finding,
  ...columnsOf<ComparedTask>('difference'),
}

/** Two experiments on what both ran: the same answer as the page /compare. */
export async function GET(request: Request) {
  const { left, right, ...question } = loadCompareParams(request)
  const answer = await ask('compareExperiments', { left: left ?? '', right: right ?? '' }, question)
  const missing = (['left', 'right'] as const).filter((side) => answer[side] === null)
  if (!answer.compared)
    return errorResponse(
      404,
      'experiment_not_found',
      `No such experiment: ${missing.map((side) => `${side} (${{ left, right }[side] ?? 'not given'})`).join(' and ')}.`,
    )
  if (formatOf(request) === 'md')
    return markdownResponse(request, shareCompare(answer.compared, { left, right, ...question }))
  if (!isCsvAsked(request)) return jsonResponse(answer.compared)
  const { columns, rows } = csvTable('tasks', COLUMNS, answer.compared.tasks)
  return csvResponse(`${left}-${right}-tasks.csv`, columns, rows)
}
