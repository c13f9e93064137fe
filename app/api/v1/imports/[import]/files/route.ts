import { errorJson, refuseForeign } from '@/app/api/v1/imports/write-request'
import { db } from '@/db'
import { dataFolder } from '@/db/database-url'
import { whyNotTheirImport } from '@/lib/server/access/own-import'
import { hostId } from '@/lib/server/this-host'
import { getImportRow } from '@/lib/ingest/run/import-rows'
import { noteStaged } from '@/lib/ingest/run/manage-imports'
import {
  bytesLeft,
  noteSent,
  ownerOfImport,
  readQuotas,
  whyTooManyBytes,
} from '@/lib/ingest/run/quotas'
import {
  isRefusal,
  stagedBytes,
  stagedSize,
  stagePart,
  STAGING_LIMITS,
  stagingFolder,
} from '@/lib/ingest/open/staged-files'

export const dynamic = 'force-dynamic'

const ELSEWHERE =
  'The files of this import are on another server: send them there, where it was opened, or open a new import here.'

// Bytes that each delivery holds so far: walking a folder of 10,000 files for each of them would not do.
const heldBytes = new Map<string, number>()

/** Writes to the row only when a file changes what it says: that write costs more than a small file. */
async function noteOnce(uid: string, topName: string): Promise<string | null> {
  const row = await getImportRow(db, uid)
  const isNoted = row?.state === 'staging' && row.source.split(', ').includes(topName)
  return isNoted ? null : noteStaged(db, uid, topName)
}

const find = async (uid: string) => {
  const found = await getImportRow(db, uid)
  if (!found) return errorJson(404, 'There is no such import.')
  return (found.host ?? hostId()) === hostId() ? found : errorJson(409, ELSEWHERE)
}

/** How many bytes of a file are there, to go on from. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/v1/imports/[import]/files'>,
) {
  const { import: uid } = await params
  const found = await find(uid)
  if (found instanceof Response) return found
  const path = new URL(request.url).searchParams.get('path') ?? ''
  const bytes = await stagedSize(stagingFolder(dataFolder(), found.uid), path)
  if (bytes === null) return errorJson(400, 'The path must be relative, without “..”.')
  return Response.json({ path, bytes }, { headers: { 'cache-control': 'no-store' } })
}

/** Takes one part of a file, at most 32 MB: `?path=job/trial/result.json&offset=0`. */
export async function PUT(
  request: Request,
  { params }: RouteContext<'/api/v1/imports/[import]/files'>,
) {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const { import: uid } = await params
  const found = await find(uid)
  if (found instanceof Response) return found
  const notTheirs = await whyNotTheirImport(db, uid)
  if (notTheirs) return errorJson(403, notTheirs, {}, 'forbidden')
  if (!['staging', 'previewing', 'previewed'].includes(found.state)) {
    return errorJson(409, 'This import takes no more files.')
  }
  const query = new URL(request.url).searchParams
  const path = query.get('path') ?? ''
  const offset = Number(query.get('offset') ?? 0)
  const folder = stagingFolder(dataFolder(), found.uid)
  // Only where a quota counts them: of thousands of small files each would be a write.
  const owner = readQuotas().bytes === null ? null : await ownerOfImport(db, uid)
  // Of a part that does not say its length it is known that something comes.
  const announced = Number(request.headers.get('content-length') ?? 1)
  const over = await whyTooManyBytes(db, owner, announced)
  if (over) return errorJson(429, over)
  const left = (await bytesLeft(db, owner)) ?? Infinity
  const held = heldBytes.get(uid) ?? (await stagedBytes(folder))
  // The web streams of the browser's and of Node's types are the same object here.
  const body = request.body as Parameters<typeof stagePart>[1]['body']
  const part = { path, offset, body, heldBytes: held }
  const maxPartBytes = Math.min(STAGING_LIMITS.maxPartBytes, left)
  const staged = await stagePart(folder, part, { ...STAGING_LIMITS, maxPartBytes })
  if (isRefusal(staged)) {
    const isOver = staged.status === 413 && maxPartBytes === left
    const why = isOver ? await whyTooManyBytes(db, owner, left + 1) : null
    const bytes = { bytes: staged.bytes }
    return why ? errorJson(429, why, bytes) : errorJson(staged.status, staged.message, bytes)
  }
  heldBytes.set(uid, (heldBytes.get(uid) ?? held) + staged.bytes - offset)
  if (owner) await noteSent(db, uid, staged.bytes - offset)
  const reason = await noteOnce(uid, path.split('/')[0]!)
  if (reason) return errorJson(409, reason)
  return Response.json({ path, bytes: staged.bytes })
}
