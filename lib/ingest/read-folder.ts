import { open, readFile, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Dirent } from 'node:fs'
import type { LogProblem } from '@/lib/domain/problem'
import { isJunkPath } from './archive-path'
import { FileTooLargeError, type DeliveryLimits } from './delivery-limits'
import type { LogFile } from './log-file'

/** What opening one part of a delivery gives. */
export interface OpenedFiles {
  readonly files: LogFile[]
  readonly problems: LogProblem[]
}

/** A file on disk. Its size is the one seen when the delivery was opened. */
export const diskFile = (
  diskPath: string,
  logPath: string,
  bytes: number,
  limits: DeliveryLimits,
): LogFile => ({
  path: logPath,
  bytes,
  async head(length) {
    const handle = await open(diskPath, 'r')
    try {
      const buffer = Buffer.alloc(Math.min(length, Math.max(bytes, 0)))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  },
  async read() {
    // Asked again: a job that still runs may have written on since.
    const now = await stat(diskPath)
    if (now.size > limits.maxFileBytes) throw new FileTooLargeError(`${now.size} bytes`)
    return readFile(diskPath)
  },
})

const LOG_NAMES = /^(?:result|config|trajectory)\.json$|\.jsonl$/

interface Walk extends OpenedFiles {
  readonly root: string
  readonly limits: DeliveryLimits
}

const problem = (code: LogProblem['code'], file: string, detail: string): LogProblem => ({
  code,
  file,
  detail,
})

const visitLink = async (walk: Walk, diskPath: string, logPath: string): Promise<void> => {
  const target = await realpath(diskPath).catch(() => null)
  // A link inside the folder points at something that the walk meets anyway.
  if (target?.startsWith(walk.root + path.sep)) return
  walk.problems.push(
    target === null
      ? problem('unreadable_file', logPath, 'a symbolic link to nothing')
      : problem('unsafe_path', logPath, 'a symbolic link that leaves the folder; not followed'),
  )
}

const visitFile = async (walk: Walk, diskPath: string, logPath: string): Promise<void> => {
  try {
    const { size } = await stat(diskPath)
    walk.files.push(diskFile(diskPath, logPath, size, walk.limits))
  } catch (error) {
    walk.problems.push(problem('unreadable_file', logPath, errorCode(error)))
  }
}

/** `EACCES` and the like; the message itself would name paths of the machine. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown fault'

const visitFolder = async (walk: Walk, diskPath: string, logPath: string): Promise<void> => {
  let entries: Dirent[]
  try {
    entries = await readdir(diskPath, { withFileTypes: true })
  } catch (error) {
    walk.problems.push(problem('unreadable_file', logPath, `folder: ${errorCode(error)}`))
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const childDisk = path.join(diskPath, entry.name)
    const childLog = `${logPath}/${entry.name}`
    if (isJunkPath(entry.isDirectory() ? `${childLog}/` : childLog)) continue
    if (walk.files.length >= walk.limits.maxFiles) {
      walk.problems.push(
        problem(
          'file_too_large',
          logPath,
          `more than ${walk.limits.maxFiles} files; rest not read`,
        ),
      )
      return
    }
    if (entry.isSymbolicLink()) await visitLink(walk, childDisk, childLog)
    else if (entry.isDirectory()) {
      if (LOG_NAMES.test(entry.name))
        walk.problems.push(problem('not_a_file', childLog, 'a folder'))
      await visitFolder(walk, childDisk, childLog)
    } else if (entry.isFile()) await visitFile(walk, childDisk, childLog)
    else walk.problems.push(problem('not_a_file', childLog, 'a special file'))
  }
}

/**
 * All files below a folder, in order of name. Symbolic links are not followed: those that stay
 * inside lead to what is read anyway, the others are a problem.
 */
export const readFolder = async (
  diskPath: string,
  logPath: string,
  limits: DeliveryLimits,
): Promise<OpenedFiles> => {
  const walk: Walk = { files: [], problems: [], root: await realpath(diskPath), limits }
  await visitFolder(walk, diskPath, logPath)
  return { files: walk.files, problems: walk.problems }
}
