import { createHash } from 'node:crypto'
import path from 'node:path'
import { statSync } from 'node:fs'
import type { Db } from '@/db/open-database'
import { noteLook, noteTaken } from '@/lib/change/watched-folders'
import { NO_OPTIONS } from '@/lib/domain/import'
import type { FolderLook, WatchedFolder } from '@/lib/domain/watched-folder'
import { FolderWatch, type WatchLook } from '@/lib/ingest/open/folder-watch'
import { addImport, newImportUid } from '@/lib/ingest/run/add-import'
import { explainFailure } from '@/lib/ingest/run/import-failure'
import { failImport } from '@/lib/ingest/run/import-rows'
import { runImport } from '@/lib/ingest/run/run-import'

/** What a look found is written down when it is another, else only so often. */
const NOTED_MS = 10_000
/** After a full disk or the like it tries again, but not at once. */
const AFTER_FAULT_MS = 30_000

type Watched = Pick<WatchedFolder, 'uid' | 'path' | 'experimentSlug'> & {
  /** What an earlier process of this server took in. */
  readonly takenHash: string | null
}

/** Tells one state of a folder from another. */
const hashOf = ({ settled }: WatchLook): string => {
  const hash = createHash('sha256')
  for (const [file, stamp] of [...settled].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${file}\n${stamp}\n`)
  return hash.digest('hex')
}

const summaryOf = ({ jobs, held }: WatchLook): FolderLook => ({ ...jobs, waiting: held.size })

/** Looks at one watched folder again and again, and imports what appears there. */
export class FolderWatcher {
  private readonly watch: FolderWatch
  private takenHash: string | null
  private notBefore = 0
  private noted = { text: '', at: -Infinity }

  constructor(
    private readonly db: Db,
    private readonly folder: Watched,
    private readonly spoolFolder: string,
  ) {
    this.watch = new FolderWatch([folder.path])
    this.takenHash = folder.takenHash
  }

  /** One look, with the import that it leads to. */
  async look(now = Date.now()): Promise<void> {
    const { folder } = this
    if (now < this.notBefore) return
    if (!statSync(folder.path, { throwIfNoEntry: false })?.isDirectory()) {
      return this.note({ look: null, problem: 'The folder is not there.' }, now)
    }
    const look = this.watch.look(now)
    // Nothing is new where an earlier process took in just these files.
    if (look.hasNews && hashOf(look) === this.takenHash) this.watch.took(look)
    const isNew = look.hasNews && hashOf(look) !== this.takenHash
    const problem = isNew ? await this.take(look) : null
    if (problem !== null) this.notBefore = now + AFTER_FAULT_MS
    await this.note({ look: summaryOf(look), problem }, now)
  }

  private async note(found: { look: FolderLook | null; problem: string | null }, now: number) {
    const text = JSON.stringify(found)
    if (text === this.noted.text && now - this.noted.at < NOTED_MS) return
    this.noted = { text, at: now }
    await noteLook(this.db, this.folder.uid, found)
  }

  /** Imports what is settled; a sentence where that fails. */
  private async take(look: WatchLook): Promise<string | null> {
    const { db, folder } = this
    const uid = newImportUid()
    let importId: number | null = null
    const options = NO_OPTIONS
    const slug = folder.experimentSlug
    try {
      const outcome = await runImport(db, {
        importId: null,
        openRow: async () =>
          (importId = await addImport(db, {
            ...{ uid, slug, options },
            origin: 'watched_folder',
            source: path.basename(folder.path),
          })),
        ...{ slug, options, paths: [folder.path], isDryRun: false },
        spoolFolder: this.spoolFolder,
        isHeld: (diskPath) => look.held.has(diskPath),
      })
      if (outcome === null) return null
    } catch (error) {
      const failure = explainFailure(error)
      if (importId !== null) await failImport(db, importId, failure).catch(() => undefined)
      return failure
    }
    this.watch.took(look)
    this.takenHash = hashOf(look)
    await noteTaken(db, folder.uid, { hash: this.takenHash, importUid: uid })
    return null
  }
}
