import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import type { WatchedJobs } from '@/lib/domain/watched-folder'
import { isJunkPath } from './archive-path'

// A folder of logs that grows. A file is taken in once nobody writes it any more: its size and time are
// the same in two looks, or old. JSON that does not end waits longer, since a slow writer pauses.
// What cannot be read is nothing here, or ended: the import that reads it says what it is.

/** A file that was not changed for so long is whole at the first look. */
const OLD_MS = 10_000
/** JSON without an end is waited for no longer: then it is broken, and the import says so. */
const GIVEN_UP_MS = 120_000
const TAIL_BYTES = 64
const HEAD_BYTES = 4096

interface SeenFile {
  readonly bytes: number
  readonly changedMs: number
}

export interface WatchLook {
  /** Whether something has come in or changed since the last import. */
  readonly hasNews: boolean
  /** Files that are still being written. */
  readonly held: ReadonlySet<string>
  readonly jobs: WatchedJobs
  /** What is settled, to be handed to `took` once it is imported. */
  readonly settled: ReadonlyMap<string, string>
}

const stampOf = ({ bytes, changedMs }: SeenFile) => `${bytes} ${changedMs}`

/** What a read of this disk gives; null where it fails: the file is gone, or this process may not read it. */
function tryRead<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null
    throw error
  }
}

/** All files below a path, by their place on this disk; what cannot be read or went away is left out. */
function listFiles(given: string, seen: Map<string, SeenFile>): void {
  const info = tryRead(() => statSync(given))
  if (info?.isFile()) seen.set(given, { bytes: info.size, changedMs: info.mtimeMs })
  if (!info?.isDirectory()) return
  for (const entry of tryRead(() => readdirSync(given, { withFileTypes: true })) ?? []) {
    if (isJunkPath(entry.isDirectory() ? `${entry.name}/` : entry.name)) continue
    if (entry.isDirectory() || entry.isFile()) listFiles(path.join(given, entry.name), seen)
  }
}

function readPart(file: string, from: number, length: number): string {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(length)
    return buffer.toString('latin1', 0, readSync(handle, buffer, 0, length, from))
  } finally {
    closeSync(handle)
  }
}

/** Whether a JSON file ends as an object or a list does, which logs are. Of others nothing is known. */
function hasEnd(file: string, { bytes }: SeenFile): boolean {
  if (!/\.jsonl?$/i.test(file)) return true
  const from = Math.max(0, bytes - TAIL_BYTES)
  const tail = tryRead(() => readPart(file, from, TAIL_BYTES))
  return tail === null || /[}\]]\s*$/.test(tail)
}

/** Looks at a folder again and again, and says what is whole and new. */
export class FolderWatch {
  private before = new Map<string, SeenFile>()
  private taken: ReadonlyMap<string, string> = new Map()
  /** How many trials the job of a `result.json` plans, by file and stamp; null: it is a trial's. */
  private readonly plans = new Map<string, { stamp: string; planned: number | null }>()

  constructor(private readonly paths: readonly string[]) {}

  look(now = Date.now()): WatchLook {
    const seen = new Map<string, SeenFile>()
    for (const given of this.paths) {
      const real = tryRead(() => realpathSync(given))
      if (real !== null) listFiles(real, seen)
    }
    const held = new Set<string>()
    const settled = new Map<string, string>()
    for (const [file, one] of seen) {
      if (this.isWhole(file, one, now)) settled.set(file, stampOf(one))
      else held.add(file)
    }
    this.before = seen
    const hasNews = [...settled].some(([file, stamp]) => this.taken.get(file) !== stamp)
    return { hasNews, held, settled, jobs: this.countJobs(settled, seen) }
  }

  /** What was settled in a look is imported now. */
  took({ settled }: WatchLook): void {
    this.taken = settled
  }

  private isWhole(file: string, one: SeenFile, now: number): boolean {
    const last = this.before.get(file)
    const isStill = last !== undefined && stampOf(last) === stampOf(one)
    const age = now - one.changedMs
    if (!isStill && age < OLD_MS) return false
    if (this.taken.get(file) === stampOf(one) || age > GIVEN_UP_MS) return true
    return hasEnd(file, one)
  }

  private countJobs(
    settled: ReadonlyMap<string, string>,
    seen: ReadonlyMap<string, SeenFile>,
  ): WatchedJobs {
    const jobs = { planned: null as number | null, running: 0, done: 0 }
    for (const file of seen.keys()) {
      const folder = path.dirname(file)
      const name = path.basename(file)
      if (name === 'result.json' && settled.has(file)) {
        const planned = this.planOf(file, settled.get(file)!)
        if (planned === null) jobs.done += 1
        else if (planned !== undefined) jobs.planned = (jobs.planned ?? 0) + planned
      }
      // A trial's folder has its settings from the start, and lies in that of its job.
      const isTrial = seen.has(path.join(path.dirname(folder), 'config.json'))
      const isOpen = !settled.has(path.join(folder, 'result.json'))
      if (name === 'config.json' && isTrial && isOpen) jobs.running += 1
    }
    return jobs
  }

  /** What a `result.json` plans; undefined: it cannot be read. */
  private planOf(file: string, stamp: string): number | null | undefined {
    const known = this.plans.get(file)
    if (known?.stamp === stamp) return known.planned
    const head = tryRead(() => readPart(file, 0, HEAD_BYTES))
    if (head === null) return undefined
    const found = /"n_total_trials"\s*:\s*(\d+)/.exec(head)
    const planned = found ? Number(found[1]) : null
    this.plans.set(file, { stamp, planned })
    return planned
  }
}
