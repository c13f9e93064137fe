import type { ImportRule } from '@/lib/domain/import-rule'
import type { ImportOptions, ImportProgress, ImportReport } from '@/lib/domain/import'
import type { Db } from '@/db/open-database'
import type { LogProblem } from '@/lib/domain/problem'
import type { ImportTarget } from '@/lib/ingest/store/batch-plan'
import type { parseDelivery } from './parse-delivery'

/** One delivery to import, or to preview. */
export interface ImportJob {
  /** Row of the import; null for a dry run that leaves no trace. */
  readonly importId: number | null
  /** Makes the row once it is this import's turn, where there is none yet: a killed one that waits leaves none. */
  readonly openRow?: () => Promise<number>
  readonly slug: string
  readonly paths: readonly string[]
  readonly options: ImportOptions
  readonly isDryRun: boolean
  /** Name and marks of the experiment, should it have to be made. */
  readonly experiment?: {
    readonly name?: string
    readonly description?: string | null
    readonly isGenerated?: boolean
    readonly citation?: { text: string; url: string | null }
    /** The first slug it had where it comes from: its trials then keep their links. */
    readonly originSlug?: string
    readonly baselineKey?: string | null
    readonly plannedTasks?: number | null
    readonly importRules?: ImportRule[]
  }
  readonly spoolFolder?: string
  /** Where what an import met is remembered for the next one of the same; absent: it is not. */
  readonly memoryFolder?: string
  /** The files were just written by an upload: their times tell nothing of their content. */
  readonly isFresh?: boolean
  /** Files that are still being written, by their place on this disk: left for a later import. */
  readonly isHeld?: (diskPath: string) => boolean
  /** How log files become trials; a test may bring its own. */
  readonly parse?: typeof parseDelivery
  /** Threads that read beside the import; absent: as many as there are cores to spare. */
  readonly threads?: number
  /** How long to wait for another writer; null: as long as it takes. */
  readonly waitMs?: number | null
  readonly onWait?: () => void
  readonly onProgress?: (progress: ImportProgress) => void
  readonly onProblems?: (problems: readonly LogProblem[]) => void
  readonly isCancelled?: () => boolean
}

export interface ImportOutcome {
  readonly state: 'done' | 'cancelled' | 'failed'
  readonly report: ImportReport
}

/** An import under way, as those who read and store its delivery see it. */
export interface RunningImport {
  readonly db: Db
  readonly job: ImportJob
  readonly importId: number | null
  readonly elapsedMs: number
  /** The experiment as it stands before anything is stored; null when there is none yet. */
  readonly knownExperimentId: number | null
  /** Where batches go; the experiment is made when the first thing to store comes. */
  target(kind: 'logs' | 'published', hasContent: boolean): Promise<ImportTarget>
  /** Asked between batches, and while formats look for what is theirs. */
  readonly isCancelled: () => boolean
  noteProgress(progress: ImportProgress): Promise<void>
  /** Problems as they are met, as far as they are listed one by one. */
  noteProblems(problems: readonly LogProblem[]): Promise<void>
}
