import { refuseForeign } from './write-request'
import { readBody } from '@/lib/server/read-body'
import { errorResponse } from '@/app/api/v1/respond'

/** The JSON that a write of this site brings, or the answer to one that cannot be used. */
export async function readJson(
  request: Request,
  most: number,
): Promise<{ readonly json: unknown } | Response> {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const text = await readBody(request, most)
  if (text === null) return errorResponse(413, 'too_large', 'The body is too large.')
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    return errorResponse(400, 'invalid_request', 'The body is no JSON.')
  }
}
