import { errorResponse, jsonResponse } from '@/app/api/v1/respond'
import { db } from '@/db'
import { compareArmPaths } from '@/lib/analysis/diff/compare-arm-paths'
import { armsQuestion, loadArmsParams } from '@/lib/url/diff'

/** All trials of two arms of a task as a tree: the same answer as the page /diff/arms. */
export async function GET(request: Request) {
  const question = armsQuestion(loadArmsParams(request))
  if (!question)
    return errorResponse(
      400,
      'invalid_request',
      'Name experiment, task, configuration, without and with.',
    )
  const paths = await compareArmPaths(db, question)
  return paths
    ? jsonResponse(paths)
    : errorResponse(404, 'task_not_found', 'The experiment has no task of this name.')
}
