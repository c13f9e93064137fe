import { errorJson, refuseForeign } from '@/app/api/v1/imports/write-request'
import { db } from '@/db'
import { dataFolder } from '@/db/database-url'
import { getImportRow } from '@/lib/ingest/run/import-rows'
import { noteStaged } from '@/lib/ingest/run/manage-imports'
import { noteSent, ownerOfImport, readQuotas, whyTooManyBytes } from '@/lib/ingest/run/quotas'
import {
  isRefusal,
  stagedBytes,
  stagedSize,
  stagePart,
  stagingFolder,
} from '@/lib/ingest/open/staged-files'

export const dynamic = 'force-dynamic'

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
  return found ?? errorJson(404, 'There is no such import.')
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
  if (!['staging', 'previewing', 'previewed'].includes(found.state)) {
    return errorJson(409, 'This import takes no more files.')
  }
  const query = new URL(request.url).searchParams
  const path = query.get('path') ?? ''
  const offset = Number(query.get('offset') ?? 0)
  const folder = stagingFolder(dataFolder(), found.uid)
  // Only where a quota counts them: of thousands of small files each would be a write.
  const owner = readQuotas().bytes === null ? null : await ownerOfImport(db, uid)
  const announced = Number(request.headers.get('content-length') ?? 0)
  const over = await whyTooManyBytes(db, owner, announced)
  if (over) return errorJson(429, over)
  const held = heldBytes.get(uid) ?? (await stagedBytes(folder))
  // The web streams of the browser's and of Node's types are the same object here.
  const body = request.body as Parameters<typeof stagePart>[1]['body']
  const staged = await stagePart(folder, { path, offset, body, heldBytes: held })
  if (isRefusal(staged)) return errorJson(staged.status, staged.message, { bytes: staged.bytes })
  heldBytes.set(uid, (heldBytes.get(uid) ?? held) + staged.bytes - offset)
  if (owner) await noteSent(db, uid, staged.bytes - offset)
  const reason = await noteOnce(uid, path.split('/')[0]!)
  if (reason) return errorJson(409, reason)
  return Response.json({ path, bytes: staged.bytes })
}
