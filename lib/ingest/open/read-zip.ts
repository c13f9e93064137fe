import { stat } from 'node:fs/promises'
import yauzl from 'yauzl'
import type { LogProblem } from '@/lib/domain/problem'
import { BoundedProblems } from './bounded-problems'
import { isJunkPath, safeEntryPath } from './archive-path'
import { openDiskZip } from './disk-zip'
import { DELIVERY_LIMITS, FileTooLargeError, type DeliveryLimits } from './delivery-limits'
import type { LogFile } from './log-file'
import type { OpenedFiles } from './read-folder'
import { unpackZstd } from './unpack-zstd'

/** A zip that stays open so that its files can be read one by one. */
export interface OpenedArchive extends OpenedFiles {
  close(): Promise<void>
}

// Names are checked by us, so that one unsafe entry does not end the reading of the others.
const OPTIONS = {
  lazyEntries: true,
  autoClose: false,
  decodeStrings: false,
  validateEntrySizes: true,
} as const

const openZip = (place: string | Buffer, bytes: number): Promise<yauzl.ZipFile> =>
  typeof place === 'string'
    ? openDiskZip(place, bytes, OPTIONS)
    : yauzl.fromBufferPromise(place, OPTIONS)

/** The number that zips have for zstd; logs of Inspect are packed so, and the library does not unpack it. */
const ZSTD = 93

const isZstd = (entry: yauzl.Entry) => entry.compressionMethod === ZSTD && !entry.isEncrypted()

const entryStream = (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<NodeJS.ReadableStream> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null, stream: NodeJS.ReadableStream) =>
      error ? reject(error) : resolve(stream)
    if (isZstd(entry)) zip.openReadStream(entry, { decodeFileData: false }, done)
    else zip.openReadStream(entry, done)
  })

/** The content of an entry as it is unpacked; of no more bytes than its directory says. */
async function* entryChunks(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  const stream = await entryStream(zip, entry)
  if (isZstd(entry)) {
    // The stream of the library gives buffers.
    yield* unpackZstd(stream as AsyncIterable<Buffer>, entry.uncompressedSize)
    return
  }
  for await (const chunk of stream) yield chunk as Buffer
}

const readUpTo = async (zip: yauzl.ZipFile, entry: yauzl.Entry, limit: number): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  // Leaving the loop early destroys the stream, so the rest of a large entry is not inflated.
  for await (const chunk of entryChunks(zip, entry)) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= limit) break
  }
  return Buffer.concat(chunks).subarray(0, limit)
}

const zipFile = (
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  path: string,
  limits: DeliveryLimits,
): LogFile => ({
  path,
  bytes: entry.uncompressedSize,
  head: (length) => readUpTo(zip, entry, length),
  async read() {
    if (entry.uncompressedSize > limits.maxFileBytes) {
      throw new FileTooLargeError(`${entry.uncompressedSize} bytes`)
    }
    return readUpTo(zip, entry, entry.uncompressedSize + 1)
  },
  chunks: () => entryChunks(zip, entry),
  stamp: async () => `c${entry.uncompressedSize}.${entry.crc32}`,
})

const isLink = (entry: yauzl.Entry): boolean =>
  ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000

/** Walks the central directory. Ends early, with a problem, at a bomb or a damaged directory. */
const listEntries = (
  zip: yauzl.ZipFile,
  prefix: string,
  packedBytes: number,
  limits: DeliveryLimits,
): Promise<OpenedFiles> =>
  new Promise((resolve) => {
    const files: LogFile[] = []
    const problems = new BoundedProblems()
    let unpacked = 0
    const end = () => resolve({ files, problems: problems.list() })
    const bomb = (detail: string) => {
      files.length = 0
      problems.add({ code: 'archive_bomb', file: prefix, detail })
      end()
    }
    zip.on('error', (error: Error) => {
      problems.add({ code: 'archive_broken', file: prefix, detail: error.message })
      end()
    })
    // Every entry counts, also one that is left out: listing it takes time and memory too.
    if (zip.entryCount > limits.maxFiles)
      return bomb(`more than ${limits.maxFiles} entries; nothing of it read`)
    zip.on('end', end)
    zip.on('entry', (entry: yauzl.Entry) => {
      const name = entryName(entry)
      unpacked += entry.uncompressedSize
      const overRatio = unpacked > limits.ratioFromBytes && unpacked > packedBytes * limits.maxRatio
      if (overRatio || unpacked > limits.maxUnpackedBytes) {
        return bomb(
          `unpacks to more than ${unpacked} bytes from ${packedBytes}; nothing of it read`,
        )
      }
      addEntry(zip, entry, name, prefix, limits, files, problems)
      zip.readEntry()
    })
    zip.readEntry()
  })

const entryName = (entry: yauzl.Entry): string => {
  const raw: unknown = entry.fileName
  return Buffer.isBuffer(raw) ? raw.toString('utf8') : String(raw)
}

const addEntry = (
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  name: string,
  prefix: string,
  limits: DeliveryLimits,
  files: LogFile[],
  problems: BoundedProblems,
): void => {
  const safe = safeEntryPath(name, limits.maxPathLength)
  if (safe === null || isLink(entry)) {
    const detail = JSON.stringify(name.slice(0, 200))
    if (!/\/$/.test(name)) problems.add({ code: 'unsafe_path', file: prefix, detail })
    return
  }
  if (/[/\\]$/.test(name) || isJunkPath(safe)) return
  const path = `${prefix}/${safe}`
  if (!entry.canDecodeFileData() && !isZstd(entry)) {
    problems.add({
      code: 'unreadable_file',
      file: path,
      detail: 'encrypted, or packed in a way that is not known',
    })
    return
  }
  files.push(zipFile(zip, entry, path, limits))
}

const listZip = async (
  place: string | Buffer,
  packedBytes: number,
  prefix: string,
  limits: DeliveryLimits,
): Promise<OpenedArchive> => {
  let zip: yauzl.ZipFile
  try {
    zip = await openZip(place, packedBytes)
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'cannot be opened'
    const problems: LogProblem[] = [{ code: 'archive_broken', file: prefix, detail }]
    return { files: [], problems, close: async () => undefined }
  }
  const opened = await listEntries(zip, prefix, packedBytes, limits)
  return { ...opened, close: async () => zip.close() }
}

/**
 * Opens a zip by its central directory; files are inflated when they are read, so memory does
 * not grow with the archive. Without a central directory (a cut upload) nothing can be read.
 */
export const readZip = async (
  diskPath: string,
  prefix: string,
  limits: DeliveryLimits,
): Promise<OpenedArchive> => listZip(diskPath, (await stat(diskPath)).size, prefix, limits)

/** The files of a zip that a format wraps its log in: `run.eval` is a folder to its reader. */
export const readZipInside = (bytes: Buffer, path: string): Promise<OpenedArchive> =>
  listZip(bytes, bytes.length, path, DELIVERY_LIMITS)
