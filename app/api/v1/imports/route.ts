import { jsonResponse } from '@/app/api/v1/respond'
import { db } from '@/db'
import { listImports } from '@/lib/analysis/import/list-imports'
import { currentDeliverer } from '@/lib/server/access/current-deliverer'
import { noteDone } from '@/lib/server/access/visit'
import { ensureImportProcess } from '@/lib/server/import-process'
import { hostId } from '@/lib/server/this-host'
import {
  confirmImport,
  noteStaged,
  stageImport,
  whyNotNamed,
  type ImportSettings,
} from '@/lib/ingest/run/manage-imports'
import { whyTooManyBytes } from '@/lib/ingest/run/quotas'
import { parseSettings } from '@/lib/ingest/run/parse-settings'
import { importApiHref } from '@/lib/url/imports'
import { importHref } from '@/lib/url/site'
import { receiveArchive } from './receive-archive'
import { errorJson, readSettings, refuseForeign } from './write-request'

export const dynamic = 'force-dynamic'

/** Imports, newest first. */
export async function GET(request: Request) {
  const after = new URL(request.url).searchParams.get('after')
  return jsonResponse(await listImports(db, { after }))
}

const answer = (status: number, uid: string, state: string) =>
  Response.json(
    { id: uid, state, url: importApiHref(uid), page: importHref(uid) },
    { status, headers: { location: importApiHref(uid) } },
  )

/** Settings of a delivery in one piece stand in the query, where a body of bytes has no room for them. */
function settingsOfQuery(query: URLSearchParams): ImportSettings | string {
  const names = [
    'experiment',
    'condition',
    'harness',
    'model',
    'rewardKey',
    'oneDataset',
    'columns',
    'rules',
    'mappings',
    'attempt',
    'regrade',
  ]
  return parseSettings(
    Object.fromEntries(names.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : []))),
  )
}

async function importArchive(request: Request, query: URLSearchParams) {
  const settings = settingsOfQuery(query)
  if (typeof settings === 'string') return errorJson(400, settings)
  if (!settings.experiment) return errorJson(400, 'Name the experiment: ?experiment=SLUG.')
  const taken = await whyNotNamed(db, settings.experiment)
  if (taken) return errorJson(409, taken)
  const deliverer = await currentDeliverer(db)
  const name = query.get('name') ?? 'delivery'
  const length = request.headers.get('content-length')
  const announcedBytes = length === null ? null : Number(length)
  const over = await whyTooManyBytes(db, deliverer, announcedBytes ?? 1)
  if (over) return errorJson(429, over)
  const uid = await stageImport(db, {
    ...{ ...settings, origin: 'api', deliverer, host: hostId() },
  })
  const refusal = await receiveArchive(uid, { name, body: request.body, announcedBytes, deliverer })
  if (refusal) return refusal
  const reason = (await noteStaged(db, uid, name)) ?? (await confirmImport(db, uid))
  if (reason) return errorJson(409, reason)
  noteDone(`imported ${name} into ${settings.experiment} (${uid})`)
  ensureImportProcess(db)
  return answer(202, uid, 'queued')
}

const hasBody = ({ headers }: Request) =>
  headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0

/**
 * With an archive as body and `?experiment=SLUG`: imports it. With JSON settings or no body: opens a
 * staged import, to which files are sent.
 */
export async function POST(request: Request) {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const query = new URL(request.url).searchParams
  const isJson = (request.headers.get('content-type') ?? '').startsWith('application/json')
  if (hasBody(request) && !isJson) return importArchive(request, query)
  const settings = await readSettings(request)
  if (settings instanceof Response) return settings
  const experiment = settings.experiment ?? query.get('experiment') ?? undefined
  // A page of ours says where it is from; a program does not.
  const origin = request.headers.has('origin') ? 'browser' : 'api'
  const deliverer = await currentDeliverer(db)
  const over = await whyTooManyBytes(db, deliverer, 1)
  if (over) return errorJson(429, over)
  const taken = experiment === undefined ? null : await whyNotNamed(db, experiment)
  if (taken) return errorJson(409, taken)
  const uid = await stageImport(db, {
    ...{ ...settings, experiment, origin, deliverer, host: hostId() },
  })
  noteDone(`opened import ${uid}`)
  return answer(201, uid, 'staging')
}
