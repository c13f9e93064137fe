import { parseSettings } from '@/lib/ingest/parse-settings'
import { db } from '@/db'
import { getImportRow } from '@/lib/ingest/import-rows'
import type { ImportSettings } from '@/lib/ingest/manage-imports'
import { originOf, whyNotWrite } from '@/lib/url/check-origin'

const CODES: Readonly<Record<number, string>> = {
  400: 'invalid_request',
  403: 'foreign_origin',
  404: 'import_not_found',
  409: 'wrong_state',
  413: 'too_large',
  507: 'no_space',
}

/** An error as JSON: a code for programs, a sentence for people. */
export const errorJson = (status: number, message: string, more: object = {}) =>
  Response.json(
    { error: { code: CODES[status] ?? 'refused', message }, ...more },
    { status, headers: { 'cache-control': 'no-store' } },
  )

/** The answer to a write from another site; null when the write may go on. */
export function refuseForeign(request: Request): Response | null {
  const reason = whyNotWrite(originOf(request.headers))
  return reason === null ? null : errorJson(403, reason)
}

/** The answer to a question about an import that is not there; null when it is. */
export const refuseUnknown = async (uid: string): Promise<Response | null> =>
  (await getImportRow(db, uid)) ? null : errorJson(404, 'There is no such import.')

const MAX_SETTINGS_BYTES = 5_000_000

/** The settings in the body of a request, or the answer to one that cannot be used. */
export async function readSettings(request: Request): Promise<ImportSettings | Response> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_SETTINGS_BYTES) {
    return errorJson(413, 'The settings are too large.')
  }
  const text = await request.text()
  let value: unknown = {}
  try {
    if (text !== '') value = JSON.parse(text)
  } catch {
    return errorJson(400, 'The body is no JSON.')
  }
  const settings = parseSettings(value)
  return typeof settings === 'string' ? errorJson(400, settings) : settings
}
