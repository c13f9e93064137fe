import { closeSync, openSync, readSync, realpathSync, statSync, type Stats } from 'node:fs'
import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { LogProblem } from '@/lib/domain/problem'
import { BoundedProblems } from './bounded-problems'
import { isJunkPath } from './archive-path'
import { hashedStamp, isTellingTime } from './file-stamp'
import { FileTooLargeError, type DeliveryLimits } from './delivery-limits'
import { FolderMemory, type FolderEntry } from './folder-memory'
import type { FileOnDisk, LogFile } from './log-file'

/** What opening one part of a delivery gives. */
export interface OpenedFiles {
  readonly files: LogFile[]
  readonly problems: LogProblem[]
}

// Read synchronously: imports run in a process of their own, the files are small, and a small
// file costs ten times as much through the thread pool.
const readDisk = (diskPath: string, length: number, from = 0): Buffer => {
  const handle = openSync(diskPath, 'r')
  try {
    // Not filled with zeros before: only what was read of it is given out.
    const buffer = Buffer.allocUnsafeSlow(length)
    let done = 0
    while (done < length) {
      const bytes = readSync(handle, buffer, done, length - done, from + done)
      if (bytes === 0) break
      done += bytes
    }
    return buffer.subarray(0, done)
  } finally {
    closeSync(handle)
  }
}

/** Read at once of a file that is read by lines. */
const CHUNK_BYTES = 1024 * 1024

/** A place of the delivery on this disk. */
interface DiskPlace {
  readonly diskPath: string
  readonly logPath: string
  /** Whether times tell nothing here: the files were just written, by an upload. */
  readonly isFresh?: boolean
}

/**
 * A file on disk. Its size is the one seen when the delivery was opened: later bytes are not read.
 * A class, and one path instead of two: a delivery may have a million of these.
 */
class DiskFile implements LogFile {
  readonly bytes: number
  private readonly mtimeMs: number
  /** No program sets this time: whoever writes and then sets `mtime` back still changes it. */
  private readonly ctimeMs: number
  private readonly ino: number

  constructor(
    readonly path: string,
    seen: FileOnDisk['seen'],
    private readonly place: DiskPlace,
    private readonly limits: Pick<DeliveryLimits, 'maxFileBytes'>,
  ) {
    this.bytes = seen.size
    this.mtimeMs = seen.mtimeMs
    this.ctimeMs = seen.ctimeMs
    this.ino = seen.ino
  }

  onDisk(): FileOnDisk {
    const { path, diskPath, bytes: size, mtimeMs, ctimeMs, ino } = this
    const { maxFileBytes } = this.limits
    const isFresh = this.place.isFresh ?? false
    return { path, diskPath, seen: { size, mtimeMs, ctimeMs, ino }, isFresh, maxFileBytes }
  }

  private get diskPath(): string {
    return this.place.diskPath + this.path.slice(this.place.logPath.length)
  }

  async head(length: number): Promise<Buffer> {
    return readDisk(this.diskPath, Math.min(length, this.bytes))
  }

  async read(): Promise<Buffer> {
    if (this.bytes > this.limits.maxFileBytes) throw new FileTooLargeError(`${this.bytes} bytes`)
    return readDisk(this.diskPath, this.bytes)
  }

  async range(from: number, to: number): Promise<Buffer> {
    return readDisk(this.diskPath, Math.max(0, Math.min(to, this.bytes) - from), from)
  }

  async *chunks(): AsyncGenerator<Buffer> {
    if (this.bytes <= CHUNK_BYTES) {
      yield readDisk(this.diskPath, this.bytes)
      return
    }
    const handle = openSync(this.diskPath, 'r')
    try {
      for (let from = 0; from < this.bytes; from += CHUNK_BYTES) {
        const buffer = Buffer.alloc(Math.min(CHUNK_BYTES, this.bytes - from))
        const bytes = readSync(handle, buffer, 0, buffer.length, from)
        if (bytes === 0) return
        yield buffer.subarray(0, bytes)
      }
    } finally {
      closeSync(handle)
    }
  }

  async stamp(): Promise<string> {
    const { bytes, mtimeMs, ctimeMs } = this
    if (!this.place.isFresh && isTellingTime(ctimeMs)) return `t${bytes}.${mtimeMs}.${ctimeMs}`
    return hashedStamp(this.chunks())
  }
}

/** A file that was given by itself. */
export const diskFile = (
  diskPath: string,
  logPath: string,
  seen: Stats,
  limits: DeliveryLimits,
  isFresh = false,
): LogFile => new DiskFile(logPath, seen, { diskPath, logPath, isFresh }, limits)

/** A small file of which the beginning is looked at is read whole: most are read then, and opened once. */
const WHOLE_BYTES = 256 * 1024

/** A file that is forgotten once its bundle is read. */
class BriefFile extends DiskFile {
  private whole: Buffer | null = null

  override async head(length: number): Promise<Buffer> {
    if (this.bytes > WHOLE_BYTES) return super.head(length)
    this.whole ??= await super.read()
    return this.whole.subarray(0, length)
  }

  override async read(): Promise<Buffer> {
    return this.whole ?? super.read()
  }
}

/** A file as another thread saw it. */
export const fileSeen = ({ path, diskPath, seen, isFresh, maxFileBytes }: FileOnDisk): LogFile =>
  new BriefFile(path, seen, { diskPath, logPath: path, isFresh }, { maxFileBytes })

const LOG_NAMES = /^(?:result|config|trajectory)\.json$|\.jsonl$/

interface Walk {
  readonly files: LogFile[]
  readonly problems: BoundedProblems
  readonly root: string
  readonly place: DiskPlace
  readonly limits: DeliveryLimits
  /** Left for a later delivery, by its place on this disk. */
  readonly isHeld: (diskPath: string) => boolean
  readonly memory: FolderMemory
}

const problem = (code: LogProblem['code'], file: string, detail: string): LogProblem => ({
  code,
  file,
  detail,
})

const targetOf = (diskPath: string): string | null => {
  try {
    return realpathSync(diskPath)
  } catch {
    return null
  }
}

const visitLink = (walk: Walk, diskPath: string, logPath: string): void => {
  const target = targetOf(diskPath)
  // A link inside the folder points at something that the walk meets anyway.
  if (target?.startsWith(walk.root + path.sep)) return
  walk.problems.add(
    target === null
      ? problem('unreadable_file', logPath, 'a symbolic link to nothing')
      : problem('unsafe_path', logPath, 'a symbolic link that leaves the folder; not followed'),
  )
}

const visitFile = (walk: Walk, diskPath: string, logPath: string): void => {
  if (walk.isHeld(diskPath)) return
  try {
    walk.files.push(new DiskFile(logPath, statSync(diskPath), walk.place, walk.limits))
  } catch (error) {
    walk.problems.add(problem('unreadable_file', logPath, errorCode(error)))
  }
}

/** `EACCES` and the like; the message itself would name paths of the machine. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown fault'

/** Visits a folder and those in it; yields once a folder, so that its caller can let others have their turn. */
function* visitFolder(walk: Walk, diskPath: string, logPath: string): Generator<void> {
  let entries: readonly FolderEntry[]
  yield
  try {
    entries = walk.memory.list(diskPath)
  } catch (error) {
    walk.problems.add(problem('unreadable_file', logPath, `folder: ${errorCode(error)}`))
    return
  }
  for (const entry of entries) {
    const childDisk = `${diskPath}${path.sep}${entry.name}`
    const childLog = `${logPath}/${entry.name}`
    if (isJunkPath(entry.isDirectory() ? `${entry.name}/` : entry.name)) continue
    if (walk.files.length >= walk.limits.maxFiles) {
      const detail = `more than ${walk.limits.maxFiles} files; rest not read`
      walk.problems.add(problem('file_too_large', logPath, detail))
      return
    }
    if (entry.isSymbolicLink()) visitLink(walk, childDisk, childLog)
    else if (entry.isDirectory()) {
      if (LOG_NAMES.test(entry.name)) walk.problems.add(problem('not_a_file', childLog, 'a folder'))
      yield* visitFolder(walk, childDisk, childLog)
    } else if (entry.isFile()) visitFile(walk, childDisk, childLog)
    else walk.problems.add(problem('not_a_file', childLog, 'a special file'))
  }
}

interface FolderOptions {
  readonly isFresh?: boolean
  readonly isHeld?: Walk['isHeld']
  /** What an earlier import saw of these folders. */
  readonly memory?: FolderMemory
}

/** Folders that are listed before others get their turn: a heartbeat, a cancel. */
const FOLDERS_A_TURN = 64

/**
 * All files below a folder, in order of name. Symbolic links are not followed: those that stay
 * inside lead to what is read anyway, the others are a problem.
 */
export const readFolder = async (
  diskPath: string,
  logPath: string,
  limits: DeliveryLimits,
  { isFresh = false, isHeld = () => false, memory = new FolderMemory() }: FolderOptions = {},
): Promise<OpenedFiles> => {
  const place = { diskPath, logPath, isFresh }
  const root = await realpath(diskPath)
  const problems = new BoundedProblems()
  const walk: Walk = { files: [], problems, root, place, limits, isHeld, memory }
  let folders = 0
  for (const _ of visitFolder(walk, diskPath, logPath)) {
    folders += 1
    if (folders % FOLDERS_A_TURN === 0) await setImmediate()
  }
  return { files: walk.files, problems: problems.list() }
}
