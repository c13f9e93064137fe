import { answerExperiment } from '@/app/api/v1/experiments/answer-view'
import { errorResponse, jsonResponse } from '@/app/api/v1/respond'
import { db } from '@/db'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listChanges } from '@/lib/analysis/review/list-changes'
import { describeChange } from '@/lib/change/describe-change'
import { parseChange } from '@/lib/change/parse-change'
import { makeChanges } from '@/lib/change/review-changes'
import { refuseForeign } from '@/app/api/v1/imports/write-request'
import { noteDone, visitorName } from '@/lib/server/access/visit'
import { readBody } from '@/lib/server/read-body'

const MOST_BYTES = 1_000_000

type Context = RouteContext<'/api/v1/experiments/[experiment]/changes'>

/** What reviewers changed, the newest first, undone ones included. */
export const GET = answerExperiment<{ items: unknown[] }, { experiment: string }>({
  find: async (slug) => {
    const found = await getExperiment(db, slug)
    return found && { items: await listChanges(db, found.id) }
  },
})

const invalid = (message: string) => errorResponse(400, 'invalid_request', message)

/** Leaves trials out or corrects them: `{kind, trials | tasks, to, reason}`. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const text = await readBody(request, MOST_BYTES)
  if (text === null) return errorResponse(413, 'too_large', 'The body is too large.')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return invalid('The body is no JSON.')
  }
  const change = parseChange(value)
  if (typeof change === 'string') return invalid(change)
  const { experiment } = await params
  const done = await makeChanges(db, experiment, change, visitorName())
  if (typeof done === 'string') return invalid(done)
  noteDone(describeChange(experiment, change))
  const answer = jsonResponse(done)
  return new Response(answer.body, { status: 201, headers: answer.headers })
}
