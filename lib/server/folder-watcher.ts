import { accessSync, constants, statSync } from 'node:fs'
import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Db } from '@/db/open-database'
import { noteLook, noteTaken } from '@/lib/change/watched-folders'
import { NO_OPTIONS } from '@/lib/domain/import'
import type { FolderLook, WatchedFolder } from '@/lib/domain/watched-folder'
import { FolderWatch, type WatchLook } from '@/lib/ingest/open/folder-watch'
import { addWatchedImport, type WatchedImport } from '@/lib/ingest/run/add-watched-import'
import { explainFailure, isConnectionLost } from '@/lib/ingest/run/import-failure'
import { failImport } from '@/lib/ingest/run/import-rows'
import { runImport } from '@/lib/ingest/run/run-import'

/** What a look found is written down when it is another, else only so often. */
const NOTED_MS = 10_000
/** After a full disk or the like it tries again, but not at once; and less and less often while it stays. */
const AFTER_FAULT_MS = 30_000
const MOST_AFTER_FAULT_MS = 30 * 60_000

type Watched = Pick<WatchedFolder, 'uid' | 'path' | 'experimentSlug'> & {
  /** What an earlier process of this server took in. */
  readonly takenHash: string | null
}

interface Found {
  readonly look: FolderLook | null
  readonly problem: string | null
}

/** Tells one state of a folder from another. */
const hashOf = ({ settled }: WatchLook): string => {
  const hash = createHash('sha256')
  for (const [file, stamp] of [...settled].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${file}\n${stamp}\n`)
  return hash.digest('hex')
}

const summaryOf = ({ jobs, held }: WatchLook): FolderLook => ({ ...jobs, waiting: held.size })

/** Why a folder cannot be looked at; null when it can. */
function whyNotLook(folder: string): string | null {
  try {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      return 'The folder is not there.'
    accessSync(folder, constants.R_OK | constants.X_OK)
    return null
  } catch (error) {
    // What the system throws has a code.
    return `The server cannot read the folder (${(error as NodeJS.ErrnoException).code}).`
  }
}

/** Looks at one watched folder again and again, and imports what appears there. */
export class FolderWatcher {
  private readonly watch: FolderWatch
  private takenHash: string | null
  private notBefore = 0
  private noted = { text: '', at: -Infinity }
  /** The state of the folder whose import failed last, and how long it was left alone then. */
  private fault: { readonly hash: string; readonly pauseMs: number } | null = null

  constructor(
    private readonly db: Db,
    private readonly folder: Watched,
    private readonly spoolFolder: string,
  ) {
    this.watch = new FolderWatch([folder.path])
    this.takenHash = folder.takenHash
  }

  /** One look, with the import that it leads to. Its faults are the folder's: others are looked at all the same. */
  async look(now = Date.now()): Promise<void> {
    if (now < this.notBefore) return
    const found = await this.find(now).catch((error: unknown): Found => {
      if (isConnectionLost(error)) throw error
      this.notBefore = now + AFTER_FAULT_MS
      return { look: null, problem: explainFailure(error) }
    })
    await this.note(found, now)
  }

  private async find(now: number): Promise<Found> {
    const why = whyNotLook(this.folder.path)
    if (why !== null) return { look: null, problem: why }
    const look = this.watch.look(now)
    const hash = look.hasNews ? hashOf(look) : null
    // Nothing is new where an earlier process took in just these files.
    if (hash !== null && hash === this.takenHash) this.watch.took(look)
    const isNew = hash !== null && hash !== this.takenHash
    const problem = isNew ? await this.take(look, hash) : null
    if (isNew && problem !== null) this.pauseAfter(hash, now)
    return { look: summaryOf(look), problem }
  }

  /** A fault that stays while the files are the same is met less and less often. */
  private pauseAfter(hash: string, now: number) {
    const before = this.fault?.hash === hash ? this.fault.pauseMs : null
    const pauseMs = before === null ? AFTER_FAULT_MS : Math.min(before * 2, MOST_AFTER_FAULT_MS)
    this.fault = { hash, pauseMs }
    this.notBefore = now + pauseMs
  }

  private async note(found: Found, now: number) {
    const text = JSON.stringify(found)
    if (text === this.noted.text && now - this.noted.at < NOTED_MS) return
    this.noted = { text, at: now }
    await noteLook(this.db, this.folder.uid, found)
  }

  /** Imports what is settled; a sentence where that fails. */
  private async take(look: WatchLook, hash: string): Promise<string | null> {
    const { db, folder } = this
    const opened: { row: WatchedImport | null } = { row: null }
    const slug = folder.experimentSlug
    try {
      const outcome = await runImport(db, {
        importId: null,
        openRow: async () => {
          opened.row = await addWatchedImport(db, { slug, source: path.basename(folder.path) })
          return opened.row.id
        },
        ...{ slug, options: NO_OPTIONS, paths: [folder.path], isDryRun: false },
        spoolFolder: this.spoolFolder,
        isHeld: (diskPath) => look.held.has(diskPath),
      })
      if (outcome === null) return null
    } catch (error) {
      const failure = explainFailure(error)
      if (opened.row) await failImport(db, opened.row.id, failure).catch(() => undefined)
      return failure
    }
    this.watch.took(look)
    this.takenHash = hash
    await noteTaken(db, folder.uid, { hash, importUid: opened.row?.uid ?? null })
    return null
  }
}
