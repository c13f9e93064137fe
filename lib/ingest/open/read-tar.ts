import { createReadStream } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'
import { Transform, type Readable } from 'node:stream'
import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, type ZlibOptions } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { BoundedProblems } from './bounded-problems'
import { findGzipEnd } from './find-gzip-end'
import { isJunkPath, safeEntryPath } from './archive-path'
import { FileTooLargeError, HEAD_BYTES, isReadByLine, type DeliveryLimits } from './delivery-limits'
import type { LogFile } from './log-file'
import type { OpenedArchive } from './read-zip'

// A tar has no directory and a gzip cannot be entered in the middle. So the contents are copied,
// one after the other, into one temporary file of ours (never under their own names), and read
// from there by offset.

/** The disk, not the archive, is at fault: nothing that is imported would be whole. */
export class SpoolError extends Error {
  override name = 'SpoolError'
}

class BombError extends Error {}

const CHUNK_BYTES = 256 * 1024

const spooledFile = (
  spool: FileHandle,
  offset: number,
  stored: number,
  logPath: string,
  bytes: number,
  stamp: string,
  maxFileBytes: number,
): LogFile => {
  const slice = async (length: number): Promise<Buffer> => {
    const buffer = Buffer.alloc(Math.min(length, stored))
    const { bytesRead } = await spool.read(buffer, 0, buffer.length, offset)
    return buffer.subarray(0, bytesRead)
  }
  return {
    path: logPath,
    bytes,
    head: slice,
    async read() {
      if (stored < bytes || bytes > maxFileBytes) throw new FileTooLargeError(`${bytes} bytes`)
      return slice(stored)
    },
    async *chunks() {
      if (stored < bytes) throw new FileTooLargeError(`${bytes} bytes`)
      for (let from = 0; from < stored; from += CHUNK_BYTES) {
        const piece = Buffer.alloc(Math.min(CHUNK_BYTES, stored - from))
        const { bytesRead } = await spool.read(piece, 0, piece.length, offset + from)
        yield piece.subarray(0, bytesRead)
      }
    },
    stamp: async () => stamp,
  }
}

/** What an entry is that holds no content of its own to read; null for files. */
const whyNoContent = ({ type, pax, linkname }: Header): string | null => {
  if (type === 'link') return `a hard link to ${JSON.stringify(String(linkname).slice(0, 200))}`
  const isPlain = type === 'file' || type === 'contiguous-file'
  const isSparse = Object.keys(pax ?? {}).some((key) => key.startsWith('GNU.sparse'))
  if (isPlain) return isSparse ? SPARSE : null
  // tar-stream knows no name for the old form of sparse files ('S') and for what else is rare.
  return type === null ? SPARSE : `no file (${type})`
}
const SPARSE = 'a sparse file, or another form of tar that is not read; pack it without --sparse'

class TarSpool {
  readonly files: LogFile[] = []
  readonly problems = new BoundedProblems()
  private offset = 0
  private unpacked = 0
  private entries = 0

  constructor(
    private readonly spool: FileHandle,
    private readonly prefix: string,
    private readonly packedBytes: () => number,
    private readonly limits: DeliveryLimits,
    private readonly signal?: AbortSignal,
  ) {}

  /** Counts all that the archive unpacks to, its headers too. */
  meter(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        try {
          this.count(chunk.length)
          done(null, chunk)
        } catch (error) {
          done(error as Error)
        }
      },
    })
  }

  private count(bytes: number): void {
    this.signal?.throwIfAborted()
    this.unpacked += bytes
    const { maxUnpackedBytes, ratioFromBytes, maxRatio } = this.limits
    const packed = this.packedBytes()
    if (this.unpacked > maxUnpackedBytes) throw new BombError(`more than ${maxUnpackedBytes} bytes`)
    if (this.unpacked > ratioFromBytes && this.unpacked > packed * maxRatio) {
      throw new BombError(`${this.unpacked} bytes from ${packed}`)
    }
  }

  /** Where the entry goes in the delivery; null when it is no file of ours. */
  private pathOf(header: Header): string | null {
    // Symbolic links are common in agents' session folders and carry no text.
    if (header.type === 'directory' || header.type === 'symlink') return null
    const safe = safeEntryPath(header.name, this.limits.maxPathLength)
    if (safe === null) {
      const detail = JSON.stringify(header.name.slice(0, 200))
      this.problems.add({ code: 'unsafe_path', file: this.prefix, detail })
      return null
    }
    if (isJunkPath(safe)) return null
    const path = `${this.prefix}/${safe}`
    const detail = whyNoContent(header)
    if (detail === null) return path
    this.problems.add({ code: 'unreadable_file', file: path, detail })
    return null
  }

  async add(header: Header, content: AsyncIterable<Buffer>): Promise<void> {
    // Every entry counts, also an empty or unsafe one: listing it takes time and memory too.
    this.entries += 1
    if (this.entries > this.limits.maxFiles)
      throw new BombError(`more than ${this.limits.maxFiles} entries`)
    const logPath = this.pathOf(header)
    const bytes = header.size ?? 0
    const isWhole = bytes <= this.limits.maxFileBytes || isReadByLine(logPath ?? '')
    const keep = logPath === null ? 0 : isWhole ? bytes : HEAD_BYTES
    let stored = 0
    // Times in a tar are whole seconds: only the bytes tell whether a file is the same.
    const hash = createHash('sha256')
    for await (const chunk of content) {
      if (logPath !== null) hash.update(chunk)
      const part = chunk.subarray(0, keep - stored)
      if (part.length > 0) await this.write(part, this.offset + stored)
      stored += part.length
    }
    if (logPath === null) return
    const stamp = `h${bytes}.${hash.digest('hex')}`
    const { maxFileBytes } = this.limits
    this.files.push(
      spooledFile(this.spool, this.offset, stored, logPath, bytes, stamp, maxFileBytes),
    )
    this.offset += stored
  }

  private async write(part: Buffer, position: number): Promise<void> {
    try {
      let written = 0
      while (written < part.length) {
        const done = await this.spool.write(
          part,
          written,
          part.length - written,
          position + written,
        )
        written += done.bytesWritten
      }
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      throw new SpoolError(`Unpacking to the temporary folder failed: ${cause}`, { cause: error })
    }
  }
}

const unpack = async (
  source: Readable,
  gzip: ZlibOptions | null,
  spool: TarSpool,
): Promise<void> => {
  const tar = extract()
  // pipeline rejects with the first fault of any part; the loop below sees the same one.
  const feeding = gzip
    ? pipeline(source, createGunzip(gzip), spool.meter(), tar)
    : pipeline(source, spool.meter(), tar)
  const fed = feeding.then(
    () => null,
    (error: unknown) => error,
  )
  try {
    for await (const entry of tar) await spool.add(entry.header, entry as AsyncIterable<Buffer>)
  } catch (error) {
    source.destroy()
    await fed
    throw error
  }
  const fault = await fed
  if (fault) throw fault
}

const makeSpool = async (folder: string) => {
  // Named by its process, so that the file of one that was killed can be told and removed.
  const path = join(folder, `skillscope-${process.pid}-${randomUUID()}.spool`)
  const handle = await open(path, 'wx+', 0o600).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error)
    throw new SpoolError(`No temporary file can be made: ${cause}`, { cause: error })
  })
  const close = async () => {
    await handle.close()
    await rm(path, { force: true })
  }
  return { handle, close }
}

const hasCode = (error: unknown, code: 'Z_DATA_ERROR' | 'Z_BUF_ERROR') =>
  (error as { code?: unknown } | null)?.code === code

/** Gives what a gzip that is cut holds before it says that it is cut: an error takes along what waits behind it. */
const OF_CUT: ZlibOptions = { finishFlush: constants.Z_SYNC_FLUSH }

/**
 * Opens a tar, gzipped or not. Damage ends the reading: whole files before it are kept.
 * A bomb gives nothing. Throws `SpoolError` when the temporary folder cannot take the contents, and
 * the signal's reason when it is aborted; then no temporary file is left.
 */
export const readTar = async (
  diskPath: string,
  prefix: string,
  isGzip: boolean,
  limits: DeliveryLimits,
  spoolFolder: string,
  signal?: AbortSignal,
): Promise<OpenedArchive> => {
  const { handle, close } = await makeSpool(spoolFolder)
  /** Reads up to a byte of the archive; also gives the fault that ended it. */
  const readUntil = async (end: number | null, gzip: ZlibOptions = {}) => {
    const stop = end === null ? {} : { end: end - 1 }
    const source = createReadStream(diskPath, { highWaterMark: 256 * 1024, ...stop })
    const contents = new TarSpool(handle, prefix, () => source.bytesRead, limits, signal)
    const fault = await unpack(source, isGzip ? gzip : null, contents).then(
      () => null,
      (error: unknown) => error,
    )
    return { contents, fault }
  }
  try {
    let { contents, fault } = await readUntil(null)
    if (hasCode(fault, 'Z_BUF_ERROR')) {
      const cut = fault
      ;({ contents, fault } = await readUntil(null, OF_CUT))
      if (!(fault instanceof BombError || fault instanceof SpoolError)) fault = cut
    }
    const end = hasCode(fault, 'Z_DATA_ERROR') ? await findGzipEnd(diskPath) : null
    if (end !== null) {
      ;({ contents, fault } = await readUntil(end))
      const detail = `bytes that are no part of it follow its end (${end} bytes); they were left out`
      if (fault === null) contents.problems.add({ code: 'archive_broken', file: prefix, detail })
    }
    if (fault instanceof SpoolError || signal?.aborted) throw fault ?? signal?.reason
    if (fault !== null) noteFault(contents, prefix, fault)
    return { files: contents.files, problems: contents.problems.list(), close }
  } catch (error) {
    await close()
    throw error
  }
}

const noteFault = ({ files, problems }: TarSpool, file: string, fault: unknown) => {
  const detail = fault instanceof Error ? fault.message : 'cannot be read'
  if (!(fault instanceof BombError)) return problems.add({ code: 'archive_broken', file, detail })
  files.length = 0
  problems.add({ code: 'archive_bomb', file, detail: `${detail}; nothing of it read` })
}
