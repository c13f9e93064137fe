import { db } from '@/db'
import { dataFolder } from '@/db/database-url'
import type { Deliverer } from '@/lib/ingest/run/add-import'
import { dropStaging } from '@/lib/ingest/run/manage-imports'
import { bytesLeft, noteSent, whyTooManyBytes } from '@/lib/ingest/run/quotas'
import {
  isRefusal,
  removeStaged,
  stageArchive,
  STAGING_LIMITS,
  stagingFolder,
} from '@/lib/ingest/open/staged-files'
import { errorJson } from './write-request'

interface Archive {
  readonly name: string
  readonly body: Request['body']
  /** Null: its sender does not say. */
  readonly announcedBytes: number | null
  readonly deliverer: Deliverer | null
}

/**
 * Takes the archive of an import that was opened for it: null, or the answer to one that is refused. What
 * does not come in whole leaves nothing.
 */
export async function receiveArchive(uid: string, archive: Archive): Promise<Response | null> {
  const refusal = await receive(uid, archive).catch(async (error: unknown) => {
    await dropImport(uid)
    throw error
  })
  if (refusal) await dropImport(uid)
  return refusal
}

async function dropImport(uid: string) {
  await removeStaged(stagingFolder(dataFolder(), uid))
  await dropStaging(db, uid)
}

async function receive(
  uid: string,
  { name, body, announcedBytes, deliverer }: Archive,
): Promise<Response | null> {
  // Others who send at the same time must know of it before it is here.
  const reserved = announcedBytes ?? 0
  await noteSent(db, uid, reserved)
  const over = await whyTooManyBytes(db, deliverer, reserved, { besides: uid })
  if (over) return errorJson(429, over)
  const most = await bytesLeft(db, deliverer, { besides: uid })
  const maxBytes = Math.min(STAGING_LIMITS.maxBytes, most ?? Infinity)
  // The web streams of the browser's and of Node's types are the same object here.
  const stream = body as Parameters<typeof stageArchive>[1]['body']
  const staged = await stageArchive(
    stagingFolder(dataFolder(), uid),
    { name, body: stream, announcedBytes },
    { ...STAGING_LIMITS, maxBytes },
  )
  if (!isRefusal(staged)) {
    await noteSent(db, uid, staged.bytes - reserved)
    return null
  }
  // How many bytes would come was not announced: they were too many on the way.
  const isOver = staged.status === 413 && maxBytes === most
  const why = isOver ? await whyTooManyBytes(db, deliverer, most + 1, { besides: uid }) : null
  return why ? errorJson(429, why) : errorJson(staged.status, staged.message)
}
