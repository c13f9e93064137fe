import { createHash } from 'node:crypto'
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { DETECTORS_VERSION } from '@/lib/domain/behavior'
import type { ImportReport } from '@/lib/domain/import'
import type { ProblemCode } from '@/lib/domain/problem'
import { shortHash } from '@/lib/ingest/finish/trial-identity'
import { CONTAINERS } from '@/lib/ingest/formats'
import { isTellingTime } from '@/lib/ingest/open/file-stamp'
import { FolderMemory, type ListedFolder } from '@/lib/ingest/open/folder-memory'
import type { Delivery } from '@/lib/ingest/open/open-delivery'
import type { ImportJob } from './import-job'
import { readerStamp } from './reader-stamp'

// What an import of folders leaves for the next one of the same: how they were listed, and what it met, so
// that a delivery of which nothing has changed, into an experiment of which nothing has changed, is not
// looked up trial by trial. A cache: without the file everything is looked at again.

/** What an import met, by which the next one knows that it meets the same. */
export interface TakenDelivery {
  /** Of all files as they were seen, what a person set, and the readers. */
  readonly signature: string
  /** The import that met it; its problems are listed with it. */
  readonly importUid: string
  /** Of the experiment when it ended. */
  readonly dataVersion: number
  /** What the same again comes to. */
  readonly report: ImportReport
}

interface Kept {
  readonly shape: typeof SHAPE
  readonly folders: readonly (readonly [path: string, listed: ListedFolder])[]
  readonly taken: TakenDelivery | null
}

/** Another shape of the file is another number. */
const SHAPE = 1
/** Deliveries that are remembered; the one that came longest ago goes. */
const MOST_KEPT = 30

/** What is said of a trial by what was stored before it came: met again, it says something else. */
const OF_WHAT_WAS_STORED: readonly ProblemCode[] = [
  'trajectory_kept',
  'duplicate_trial',
  'regraded_trial',
  'task_name_shared',
]

/** What the same delivery comes to when it is imported again; null where only reading it tells. */
export function reportAgain(report: ImportReport): ImportReport | null {
  const { added, replaced, unchanged } = report.trials
  const has = (codes: readonly ProblemCode[]) =>
    report.problems.some(({ code }) => codes.includes(code))
  // Whether a file can be read does not show in its times: somebody else may be allowed to.
  if (report.kind !== 'logs' || has(['unreadable_file'])) return null
  if (added + replaced === 0) return report
  if (replaced > 0 || report.choices?.length || has(OF_WHAT_WAS_STORED)) return null
  return { ...report, trials: { added: 0, replaced: 0, unchanged: added + unchanged } }
}

/** A text that is another one when a file, a setting or a reader is; null where times cannot tell. */
export function signatureOf(delivery: Delivery, { slug, options }: ImportJob): string | null {
  const hash = createHash('sha256')
  const readers = CONTAINERS.map(readerStamp)
  hash.update(JSON.stringify([slug, options, readers, DETECTORS_VERSION, delivery.problems]))
  const now = Date.now()
  for (const file of delivery.files) {
    const place = file.onDisk?.()
    if (!place || place.isFresh || !isTellingTime(place.seen.ctimeMs, now)) return null
    const { size, mtimeMs, ctimeMs, ino } = place.seen
    hash.update(`${file.path}\n${size} ${mtimeMs} ${ctimeMs} ${ino}\n`)
  }
  return hash.digest('hex')
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'shape' in value && value.shape === SHAPE

function readKept(file: string): Kept | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    // Of this shape it was written below.
    return isKept(value) ? value : null
  } catch {
    // Not there, or cut short by a full disk: then nothing is remembered.
    return null
  }
}

/** Only what this process and its user may read is in it; it is there whole or not at all. */
function writeKept(folder: string, file: string, kept: Kept): void {
  mkdirSync(folder, { recursive: true })
  const part = `${file}.${process.pid}`
  writeFileSync(part, JSON.stringify(kept), { mode: 0o600 })
  renameSync(part, file)
  const all = readdirSync(folder).map((name) => join(folder, name))
  if (all.length <= MOST_KEPT) return
  const byAge = all.map((path) => ({ path, at: statSync(path).mtimeMs }))
  byAge.sort((a, b) => b.at - a.at)
  for (const { path } of byAge.slice(MOST_KEPT)) rmSync(path, { force: true })
}

/** What is remembered of a delivery, by its paths and the experiment it goes into. */
export class DeliveryMemory {
  readonly folders: FolderMemory

  private constructor(
    private readonly folder: string,
    private readonly file: string,
    readonly taken: TakenDelivery | null,
    folders: Kept['folders'],
  ) {
    this.folders = new FolderMemory(new Map(folders))
  }

  /** Null where nothing is to be remembered: of a preview, of uploaded files. */
  static of({ memoryFolder, slug, paths, isDryRun, isFresh }: ImportJob): DeliveryMemory | null {
    if (memoryFolder === undefined || isDryRun || isFresh) return null
    const given = paths.map((path) => resolve(path))
    const file = join(memoryFolder, `${shortHash(JSON.stringify([slug, given]), 20)}.json`)
    const kept = readKept(file)
    return new DeliveryMemory(memoryFolder, file, kept?.taken ?? null, kept?.folders ?? [])
  }

  keep(taken: TakenDelivery | null): void {
    const isSame = JSON.stringify(taken) === JSON.stringify(this.taken)
    if (isSame && this.folders.opened === 0) return
    writeKept(this.folder, this.file, {
      ...{ shape: SHAPE, taken },
      folders: [...this.folders.known()],
    })
  }
}
