import { errorResponse } from '@/app/api/v1/respond'
import { db } from '@/db'
import { diffTrials, plainAlignment } from '@/lib/analysis/diff-trials'
import { loadDiffParams } from '@/lib/url/diff'

/** Two trajectories aligned: the same answer as the page /diff, rows by the numbers of their steps. */
export async function GET(request: Request) {
  const { left, right } = loadDiffParams(request)
  const answer = await diffTrials(db, { left, right })
  const missing = [
    answer.left ? null : `left (${left ?? 'not given'})`,
    answer.right ? null : `right (${right ?? 'not given'})`,
  ].filter((side) => side !== null)
  if (missing.length > 0) {
    return errorResponse(404, 'trial_not_found', `No such trial: ${missing.join(' and ')}.`)
  }
  return Response.json({
    left,
    right,
    flips: answer.flips,
    alignment: answer.alignment && plainAlignment(answer.alignment),
  })
}
