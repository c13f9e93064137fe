import { db } from '@/db'
import { compareArmPaths } from '@/lib/analysis/compare-arm-paths'
import { armsQuestion, loadArmsParams } from '@/lib/url/diff'

/** All trials of two arms of a task as a tree: the same answer as the page /diff/arms. */
export async function GET(request: Request) {
  const question = armsQuestion(loadArmsParams(request))
  if (!question) {
    const error = 'Name experiment, task, configuration, without and with.'
    return Response.json({ error }, { status: 400 })
  }
  const paths = await compareArmPaths(db, question)
  return paths
    ? Response.json(paths)
    : Response.json({ error: 'There is no such task.' }, { status: 404 })
}
