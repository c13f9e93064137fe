import { open, realpath, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LogProblem } from '@/lib/domain/problem'
import { BoundedProblems } from './bounded-problems'
import { archiveFolder, isArchiveName } from './archive-path'
import { DELIVERY_LIMITS, type DeliveryLimits } from './delivery-limits'
import type { FolderMemory } from './folder-memory'
import type { LogFile } from './log-file'
import { diskFile, errorCode, readFolder, type OpenedFiles } from './read-folder'
import { readTar } from './read-tar'
import { readZip, type OpenedArchive } from './read-zip'

/** Everything that one import brings, opened but not read. `close` removes temporary files. */
export interface Delivery {
  /** Sorted by path; paths are unique. */
  readonly files: readonly LogFile[]
  readonly problems: readonly LogProblem[]
  /** Sum of the files' sizes, unpacked. */
  readonly bytes: number
  close(): Promise<void>
}

export interface DeliveryOptions {
  readonly limits?: DeliveryLimits
  /** Where gzipped archives are unpacked; the system's temporary folder unless given. */
  readonly spoolFolder?: string
  /** The files were just written by an upload: their times tell nothing of their content. */
  readonly isFresh?: boolean
  /** Files that are still being written, by their place on this disk: left for a later delivery. */
  readonly isHeld?: (diskPath: string) => boolean
  /** What an earlier import saw of the folders, and what this one sees. */
  readonly memory?: FolderMemory
  /** Stops the unpacking of archives; `openDelivery` then throws its reason. */
  readonly signal?: AbortSignal
}

type ArchiveKind = 'zip' | 'gzip' | 'tar'

/** What the first bytes say, whatever the name is. */
const archiveKind = (head: Buffer): ArchiveKind | null => {
  if (head.length >= 4 && head.readUInt32LE(0) === 0x04034b50) return 'zip'
  // An empty zip is only its end record.
  if (head.length >= 4 && head.readUInt32LE(0) === 0x06054b50) return 'zip'
  if (head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (head.length >= 263 && head.toString('latin1', 257, 262) === 'ustar') return 'tar'
  return null
}

const headOf = async (diskPath: string): Promise<Buffer> => {
  const handle = await open(diskPath, 'r')
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(512), 0, 512, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

const withoutClose = (opened: OpenedFiles): OpenedArchive => ({
  ...opened,
  close: async () => undefined,
})

const failed = (code: LogProblem['code'], file: string, detail: string): OpenedArchive =>
  withoutClose({ files: [], problems: [{ code, file, detail }] })

/** Sorted by path; of files of one path the one that came last, as unpacking would leave it. */
const withoutDoubles = (all: readonly LogFile[], onDouble: (path: string) => void): LogFile[] => {
  // Sorting keeps the order of equals.
  const sorted = [...all].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return sorted.filter(({ path }, at) => {
    const isLast = sorted[at + 1]?.path !== path
    if (!isLast) onDouble(path)
    return isLast
  })
}

class DeliveryReader {
  private readonly parts: OpenedArchive[] = []

  constructor(
    private readonly limits: DeliveryLimits,
    private readonly spoolFolder: string,
    private readonly isFresh: boolean,
    private readonly isHeld: (diskPath: string) => boolean,
    private readonly signal?: AbortSignal,
    private readonly memory?: FolderMemory,
  ) {}

  private async openFile(diskPath: string, logPath: string): Promise<OpenedArchive> {
    const head = await headOf(diskPath)
    const kind = archiveKind(head)
    const folder = archiveFolder(logPath)
    if (kind === 'zip' && isArchiveName(logPath)) return readZip(diskPath, folder, this.limits)
    if (kind === 'gzip' || kind === 'tar') {
      const isGzip = kind === 'gzip'
      return readTar(diskPath, folder, isGzip, this.limits, this.spoolFolder, this.signal)
    }
    // Office documents are zips too: without the name a zip is taken for one only when given alone.
    if (kind === 'zip') return readZip(diskPath, folder, this.limits)
    if (isArchiveName(logPath)) return failed('archive_broken', logPath, 'no zip, tar or tar.gz')
    const file = diskFile(diskPath, logPath, await stat(diskPath), this.limits, this.isFresh)
    return withoutClose({ files: [file], problems: [] })
  }

  /** Archives that lie directly in a given folder are opened too; deeper ones are not. */
  private async openFolder(diskPath: string, logPath: string): Promise<OpenedArchive[]> {
    const { files, problems } = await readFolder(diskPath, logPath, this.limits, {
      isFresh: this.isFresh,
      isHeld: this.isHeld,
      memory: this.memory,
    })
    const isDirect = (file: LogFile) =>
      isArchiveName(file.path) && !file.path.slice(logPath.length + 1).includes('/')
    const archives: OpenedArchive[] = []
    for (const file of files.filter(isDirect)) {
      const inside = path.join(diskPath, file.path.slice(logPath.length + 1))
      archives.push(await this.openFile(inside, file.path))
    }
    const rest = withoutClose({ files: files.filter((file) => !isDirect(file)), problems })
    return [rest, ...archives]
  }

  async add(given: string, logPath: string): Promise<void> {
    try {
      this.signal?.throwIfAborted()
      const diskPath = await realpath(given)
      const info = await stat(diskPath)
      if (info.isDirectory()) this.parts.push(...(await this.openFolder(diskPath, logPath)))
      else if (this.isHeld(diskPath)) return
      else if (info.isFile()) this.parts.push(await this.openFile(diskPath, logPath))
      else this.parts.push(failed('not_a_file', logPath, 'a special file'))
    } catch (error) {
      const isOurs = this.signal?.aborted || (error as Error).name === 'SpoolError'
      if (error instanceof Error && 'code' in error && !isOurs) {
        this.parts.push(failed('unreadable_file', logPath, errorCode(error)))
        return
      }
      await this.close()
      throw error
    }
  }

  async close(): Promise<void> {
    for (const part of this.parts) await part.close()
  }

  delivery(): Delivery {
    const problems = new BoundedProblems()
    const files = withoutDoubles(
      this.parts.flatMap((part) => part.files),
      (path) =>
        problems.add({ code: 'duplicate_entry', file: path, detail: 'the last one was read' }),
    )
    return {
      files,
      problems: [...this.parts.flatMap((part) => part.problems), ...problems.list()],
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      close: () => this.close(),
    }
  }
}

/**
 * Names for what was given, unique within the delivery: the last segment of each path, and as
 * many more as tell it from the others. `['a/jobs', 'b/jobs']` → `['a/jobs', 'b/jobs']`.
 */
export const deliveryNames = (paths: readonly string[]): string[] => {
  const segments = paths.map((given) => path.resolve(given).split(path.sep).filter(Boolean))
  return segments.map((own, index) => {
    for (let depth = 1; depth <= own.length; depth += 1) {
      const name = own.slice(-depth).join('/')
      const isTaken = segments.some(
        (other, at) => at !== index && other.slice(-depth).join('/') === name,
      )
      if (!isTaken) return name
    }
    return `${own.join('/') || 'delivery'} (${index + 1})`
  })
}

/**
 * Opens folders, files and archives (`.zip`, `.tar`, `.tar.gz`) as one list of log files.
 * Nothing is read yet but what an archive needs to be listed. Odd files are problems; only a fault
 * of this machine (a full temporary folder) throws, and leaves no temporary file behind.
 */
export const openDelivery = async (
  paths: readonly string[],
  options: DeliveryOptions = {},
): Promise<Delivery> => {
  const reader = new DeliveryReader(
    options.limits ?? DELIVERY_LIMITS,
    options.spoolFolder ?? tmpdir(),
    options.isFresh ?? false,
    options.isHeld ?? (() => false),
    options.signal,
    options.memory,
  )
  const given = [...new Set(paths.map((one) => path.resolve(one)))]
  const names = deliveryNames(given)
  for (const [index, one] of given.entries()) await reader.add(one, names[index]!)
  return reader.delivery()
}
