import { mkdir, open, readdir, rename, rm, stat, statfs, truncate } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'

const MB = 1024 * 1024

/** What a delivery over HTTP may hold. */
export interface StagingLimits {
  /** Bytes of one PUT of a staged import. */
  readonly maxPartBytes: number
  /** Bytes of one whole delivery. */
  readonly maxBytes: number
  /** Bytes that stay free on the disk. */
  readonly reservedBytes: number
}

export const STAGING_LIMITS: StagingLimits = {
  maxPartBytes: 32 * MB,
  maxBytes: Number(process.env.SKILLSCOPE_MAX_UPLOAD_BYTES ?? 20 * 1024 * MB),
  reservedBytes: 512 * MB,
}

/** How long staged files wait for their import to be confirmed. */
export const STAGED_FOR_MS = 24 * 3600 * 1000

/** A refusal with its HTTP status. */
export interface StagingRefusal {
  readonly status: 400 | 409 | 413 | 507
  readonly message: string
  /** Bytes that are there, from which to go on. */
  readonly bytes?: number
}

const refuse = (status: StagingRefusal['status'], message: string, bytes?: number) =>
  ({ status, message, ...(bytes === undefined ? {} : { bytes }) }) satisfies StagingRefusal

export const isRefusal = (value: object): value is StagingRefusal => 'status' in value

/** The folder of one staged import. `uid` is ours: letters and digits. */
export function stagingFolder(dataFolder: string, uid: string): string {
  if (!/^[0-9a-z]{4,32}$/.test(uid)) throw new Error('An import id is letters and digits.')
  return join(dataFolder, 'uploads', uid)
}

const FILES = 'files'
const MAX_PATH_BYTES = 1024
const MAX_SEGMENT_BYTES = 240

const isSafeSegment = (segment: string) =>
  segment !== '' &&
  segment !== '.' &&
  segment !== '..' &&
  Buffer.byteLength(segment) <= MAX_SEGMENT_BYTES &&
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  !/[\\\u0000-\u001f]|^[a-z]:$/i.test(segment)

/** Where a delivered path lies within the staging folder; null when it is not safe to write. */
export function stagedPath(folder: string, path: string): string | null {
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return null
  const segments = path.split('/')
  if (!segments.every(isSafeSegment)) return null
  const root = resolve(folder, FILES)
  const target = resolve(root, ...segments)
  return target.startsWith(root + sep) ? target : null
}

const sizeOf = async (path: string): Promise<number> => {
  try {
    const info = await stat(path)
    return info.isFile() ? info.size : -1
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

const NO_ROOM = 'The disk of the server has too little room for this.'

async function whyNoSpace(folder: string, bytes: number, limits: StagingLimits) {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize - bytes >= limits.reservedBytes) return null
  return refuse(507, NO_ROOM)
}

class TooLarge extends Error {}
class TooFull extends Error {}

/** Bytes after which the disk is asked again for its room: a sender need not say how many come. */
const BYTES_A_LOOK = 32 * MB

/** Lets at most `max` bytes through, and none that would take the disk's reserve. */
const meter = (folder: string, max: number, limits: StagingLimits) => {
  let bytes = 0
  let lookAt = BYTES_A_LOOK
  const whyNot = async () => {
    if (bytes > max) return new TooLarge()
    if (bytes < lookAt) return null
    lookAt = bytes + BYTES_A_LOOK
    return (await whyNoSpace(folder, 0, limits)) ? new TooFull() : null
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      whyNot().then((reason) => (reason ? done(reason) : done(null, chunk)), done)
    },
  })
}

interface Receiving {
  readonly folder: string
  readonly target: string
  readonly start: number
  readonly max: number
}

async function receive(
  body: WebStream | null,
  { folder, target, start, max }: Receiving,
  limits: StagingLimits,
) {
  await mkdir(dirname(target), { recursive: true })
  // Opened here: a stream that opens it later could make the file after a failure has removed it.
  const file = await open(target, start === 0 ? 'w' : 'r+')
  const source = body ? Readable.fromWeb(body) : Readable.from([])
  await pipeline(source, meter(folder, max, limits), file.createWriteStream({ start }))
}

/** Bytes that a staged import holds. */
export async function stagedBytes(folder: string): Promise<number> {
  let bytes = 0
  const entries = await readdir(join(folder, FILES), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => [])
  for (const entry of entries) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size
  }
  return bytes
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? ''

function refusalOf(error: unknown, bytes: number): StagingRefusal | null {
  if (error instanceof TooLarge) return refuse(413, 'The part or the delivery is too large.', bytes)
  if (error instanceof TooFull) return refuse(507, NO_ROOM, bytes)
  if (['ENOSPC', 'EDQUOT'].includes(codeOf(error))) {
    return refuse(507, 'The disk of the server is full.', bytes)
  }
  if (['ENOTDIR', 'EISDIR', 'EEXIST', 'ENAMETOOLONG'].includes(codeOf(error))) {
    return refuse(409, 'A file and a folder of this delivery have the same name.', bytes)
  }
  return null
}

interface StagedPart {
  readonly path: string
  /** Where in the file the part begins: what is there already, or less to write it anew. */
  readonly offset: number
  readonly body: WebStream | null
  /** Bytes that the delivery holds already, for its maximum. */
  readonly heldBytes: number
}

/**
 * Writes one part of a file. A part that is cut off leaves what was before it, so the sender asks
 * for the size and goes on from there. Gives the size of the file.
 */
export async function stagePart(
  folder: string,
  { path, offset, body, heldBytes }: StagedPart,
  limits: StagingLimits = STAGING_LIMITS,
): Promise<{ bytes: number } | StagingRefusal> {
  const target = stagedPath(folder, path)
  if (!target) return refuse(400, 'The path must be relative, without “..”.')
  if (!Number.isSafeInteger(offset) || offset < 0)
    return refuse(400, 'offset must be a count of bytes.')
  await mkdir(join(folder, FILES), { recursive: true })
  const room = await whyNoSpace(folder, limits.maxPartBytes, limits)
  if (room) return room
  try {
    const size = await sizeOf(target)
    if (size < 0) return refuse(409, 'A folder of this delivery has this name.')
    if (offset > size) return refuse(409, `The file has ${size} bytes; go on from there.`, size)
    const max = Math.min(limits.maxPartBytes, limits.maxBytes - heldBytes)
    try {
      if (offset > 0) await truncate(target, offset)
      await receive(body, { folder, target, start: offset, max }, limits)
    } catch (error) {
      if (offset === 0) await rm(target, { force: true })
      else await truncate(target, offset).catch(() => undefined)
      throw error
    }
    return { bytes: await sizeOf(target) }
  } catch (error) {
    const refusal = refusalOf(error, offset)
    if (refusal) return refusal
    throw error
  }
}

/** Size of a staged file, from which its sender goes on; 0 when there is none. */
export async function stagedSize(folder: string, path: string): Promise<number | null> {
  const target = stagedPath(folder, path)
  return target === null ? null : Math.max(0, await sizeOf(target))
}

/**
 * Streams one archive to disk, as a `.part` until all of it is there: a cut upload leaves nothing.
 * Gives its size.
 */
export async function stageArchive(
  folder: string,
  {
    name,
    body,
    announcedBytes,
  }: { name: string; body: WebStream | null; announcedBytes: number | null },
  limits: StagingLimits = STAGING_LIMITS,
): Promise<{ bytes: number } | StagingRefusal> {
  const target = name.includes('/') ? null : stagedPath(folder, name)
  if (!target) return refuse(400, 'The name must be a plain file name.')
  if (announcedBytes !== null && announcedBytes > limits.maxBytes) {
    return refuse(413, `A delivery holds at most ${limits.maxBytes} bytes.`)
  }
  await mkdir(join(folder, FILES), { recursive: true })
  const room = await whyNoSpace(folder, announcedBytes ?? 0, limits)
  if (room) return room
  const part = join(folder, 'incoming.part')
  try {
    await receive(body, { folder, target: part, start: 0, max: limits.maxBytes }, limits)
    await rename(part, target)
    return { bytes: await sizeOf(target) }
  } catch (error) {
    const refusal = refusalOf(error, 0)
    if (refusal) return refusal
    throw error
  } finally {
    await rm(part, { force: true })
  }
}

/** What to open of a staged import: each entry at its top, so that paths read as they were sent. */
export async function stagedEntries(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, FILES)).catch(() => [])
  return names.sort().map((name) => join(folder, FILES, name))
}

export const removeStaged = (folder: string) => rm(folder, { recursive: true, force: true })
