import { createReadStream } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'
import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import type { Readable } from 'node:stream'
import type { LogProblem } from '@/lib/domain/problem'
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

class TarSpool {
  readonly files: LogFile[] = []
  readonly problems: LogProblem[] = []
  private offset = 0
  private unpacked = 0

  constructor(
    private readonly spool: FileHandle,
    private readonly prefix: string,
    private readonly packedBytes: () => number,
    private readonly limits: DeliveryLimits,
    private readonly signal?: AbortSignal,
  ) {}

  private count(bytes: number): void {
    this.signal?.throwIfAborted()
    this.unpacked += bytes
    const { maxUnpackedBytes, ratioFromBytes, maxRatio } = this.limits
    const packed = this.packedBytes()
    if (this.unpacked > maxUnpackedBytes) throw new BombError(`more than ${maxUnpackedBytes} bytes`)
    if (this.unpacked > ratioFromBytes && this.unpacked > packed * maxRatio) {
      throw new BombError(`${this.unpacked} bytes from ${packed}`)
    }
    if (this.files.length > this.limits.maxFiles) {
      throw new BombError(`more than ${this.limits.maxFiles} files`)
    }
  }

  /** Where the entry goes in the delivery; null when it is no file of ours. */
  private pathOf(header: Header): string | null {
    if (header.type === 'directory') return null
    const safe = safeEntryPath(header.name, this.limits.maxPathLength)
    const isFile = header.type === 'file' || header.type === 'contiguous-file'
    if (safe === null || !isFile) {
      const kind = isFile ? '' : ` (${header.type})`
      const detail = JSON.stringify(header.name.slice(0, 200)) + kind
      // Links inside an archive are common in agents' session folders and carry no text.
      if (safe === null || header.type === 'file') {
        this.problems.push({ code: 'unsafe_path', file: this.prefix, detail })
      }
      return null
    }
    return isJunkPath(safe) ? null : `${this.prefix}/${safe}`
  }

  async add(header: Header, content: AsyncIterable<Buffer>): Promise<void> {
    const logPath = this.pathOf(header)
    const bytes = header.size ?? 0
    const isWhole = bytes <= this.limits.maxFileBytes || isReadByLine(logPath ?? '')
    const keep = logPath === null ? 0 : isWhole ? bytes : HEAD_BYTES
    let stored = 0
    // Times in a tar are whole seconds: only the bytes tell whether a file is the same.
    const hash = createHash('sha256')
    for await (const chunk of content) {
      this.count(chunk.length)
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

const unpack = async (source: Readable, isGzip: boolean, spool: TarSpool): Promise<void> => {
  const tar = extract()
  // pipeline rejects with the first fault of any part; the loop below sees the same one.
  const feeding = isGzip ? pipeline(source, createGunzip(), tar) : pipeline(source, tar)
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
  // Named by its process, so that the file of one that was killed can be told and removed.
  const spoolPath = path.join(spoolFolder, `skillscope-${process.pid}-${randomUUID()}.spool`)
  const spool = await open(spoolPath, 'wx+', 0o600).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error)
    throw new SpoolError(`No temporary file can be made: ${cause}`, { cause: error })
  })
  const close = async () => {
    await spool.close()
    await rm(spoolPath, { force: true })
  }
  const source = createReadStream(diskPath, { highWaterMark: 256 * 1024 })
  const contents = new TarSpool(spool, prefix, () => source.bytesRead, limits, signal)
  try {
    await unpack(source, isGzip, contents)
  } catch (error) {
    if (error instanceof SpoolError || signal?.aborted) {
      await close()
      throw error
    }
    const detail = error instanceof Error ? error.message : 'cannot be read'
    const isBomb = error instanceof BombError
    if (isBomb) contents.files.length = 0
    contents.problems.push(
      isBomb
        ? { code: 'archive_bomb', file: prefix, detail: `${detail}; nothing of it read` }
        : { code: 'archive_broken', file: prefix, detail },
    )
  }
  contents.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files: contents.files, problems: contents.problems, close }
}
