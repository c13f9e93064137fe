import { parseSettings } from '@/lib/ingest/run/parse-settings'
import { db } from '@/db'
import { getImport } from '@/lib/analysis/import/get-import'
import { ensureImportProcess } from '@/lib/server/import-process'
import { getImportRow } from '@/lib/ingest/run/import-rows'
import type { ImportSettings } from '@/lib/ingest/run/manage-imports'
import { ownOrigins } from '@/lib/server/access/own-origins'
import { whyOnlyRead } from '@/lib/server/copy'
import { readBody } from '@/lib/server/read-body'
import { originOf, whyNotWrite } from '@/lib/url/check-origin'

const CODES: Readonly<Record<number, string>> = {
  400: 'invalid_request',
  403: 'foreign_origin',
  404: 'import_not_found',
  409: 'wrong_state',
  413: 'too_large',
  429: 'quota_used_up',
  503: 'unavailable',
  507: 'no_space',
}

/** An error as JSON: a code for programs, a sentence for people. */
export const errorJson = (
  status: number,
  message: string,
  more: object = {},
  code = CODES[status] ?? 'refused',
) =>
  Response.json(
    { error: { code, message }, ...more },
    { status, headers: { 'cache-control': 'no-store' } },
  )

/** The answer to a write from another site, or to a server that only reads a copy; null when the write may go on. */
export function refuseForeign(request: Request): Response | null {
  const reason = whyNotWrite(originOf(request.headers), ownOrigins())
  if (reason !== null) return errorJson(403, reason)
  const onlyRead = whyOnlyRead()
  return onlyRead === null ? null : errorJson(503, onlyRead)
}

/** The answer to a question about an import that is not there; null when it is. */
export const refuseUnknown = async (uid: string): Promise<Response | null> =>
  (await getImportRow(db, uid)) ? null : errorJson(404, 'There is no such import.')

const MAX_SETTINGS_BYTES = 5_000_000

/** The settings in the body of a request, or the answer to one that cannot be used. */
export async function readSettings(request: Request): Promise<ImportSettings | Response> {
  const text = await readBody(request, MAX_SETTINGS_BYTES)
  if (text === null) return errorJson(413, 'The settings are too large.')
  let value: unknown = {}
  try {
    if (text !== '') value = JSON.parse(text)
  } catch {
    return errorJson(400, 'The body is no JSON.')
  }
  const settings = parseSettings(value)
  return typeof settings === 'string' ? errorJson(400, settings) : settings
}

type ImportParams = Promise<{ readonly import: string }>

/**
 * Answers a write to one import: refused for other sites (403) and unknown imports (404), and with
 * 409 where `change` gives a reason; else with the import as it is then.
 */
export async function answerChange(
  request: Request,
  params: ImportParams,
  change: (uid: string) => Promise<string | null | Response>,
  status = 200,
): Promise<Response> {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const { import: uid } = await params
  const unknown = await refuseUnknown(uid)
  if (unknown) return unknown
  const reason = await change(uid)
  if (reason instanceof Response) return reason
  return reason ? errorJson(409, reason) : Response.json(await getImport(db, uid), { status })
}

/** The same for work that the import process does afterwards, with settings in the body. */
export const answerOrder = (
  request: Request,
  params: ImportParams,
  order: (uid: string, settings: ImportSettings) => Promise<string | null>,
): Promise<Response> =>
  answerChange(
    request,
    params,
    async (uid) => {
      const settings = await readSettings(request)
      if (settings instanceof Response) return settings
      const reason = await order(uid, settings)
      if (reason === null) ensureImportProcess(db)
      return reason
    },
    202,
  )
