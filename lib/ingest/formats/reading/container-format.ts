import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import type { ReadOptions } from '@/lib/domain/import'
import type { NewSkillVersion, NewTask, NewTrial } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import type { CarriedReview } from '@/lib/domain/carried-review'
import type { CarriedChange } from '@/lib/domain/review-change'
import type { LogFile } from '@/lib/ingest/open/log-file'
import type { SkillVersionDraft, TaskDraft, TrialDraft, UnfinishedTrial } from './trial-draft'

/** Files that are read together: one trial, one task folder, or one table of many trials. */
export interface LogBundle {
  /** Path of the folder or file that names the bundle. */
  readonly root: string
  readonly files: readonly LogFile[]
  /** Files of another bundle that tell something of this one: where they change, it is read again. */
  readonly beside?: readonly LogFile[]
  /** The mapping that it is read by, as JSON, where a person gave one that is no file of the delivery. */
  readonly mapping?: Readonly<Record<string, unknown>>
}

/** What claiming a delivery gives: bundles to read, the files they use, and what is odd already. */
export interface Claim {
  readonly bundles: readonly LogBundle[]
  /** Files that belong to the format but to no bundle: summaries of a job, its log. */
  readonly known: readonly LogFile[]
  readonly problems: readonly LogProblem[]
}

/** One thing found in a bundle. */
export type ReadItem =
  | { readonly kind: 'trial'; readonly draft: TrialDraft }
  /** One trial of many in a file. `key` tells its content; only what is not stored yet is made. */
  | {
      readonly kind: 'row'
      readonly key: string
      readonly make: () => TrialDraft | Promise<TrialDraft>
    }
  | { readonly kind: 'task'; readonly task: TaskDraft }
  /** A text of a skill that no task offers by itself. */
  | { readonly kind: 'skill_version'; readonly version: SkillVersionDraft }
  | { readonly kind: 'evolution'; readonly event: EvolutionEvent }
  /** What an export of ours holds: finished before it was written, but for what it may not hold. */
  | { readonly kind: 'finished_trial'; readonly trial: NewTrial }
  | { readonly kind: 'finished_task'; readonly task: NewTask }
  | { readonly kind: 'finished_version'; readonly version: NewSkillVersion }
  | { readonly kind: 'review_change'; readonly change: CarriedChange }
  | { readonly kind: 'review'; readonly review: CarriedReview }
  | { readonly kind: 'unfinished'; readonly trial: UnfinishedTrial }
  | { readonly kind: 'problem'; readonly problem: LogProblem }

/** What every format of a delivery says of itself. */
export interface Format {
  readonly format: string
  /** What people call it. */
  readonly label: string
  /** Raised when the reader learns to see more, so that what is stored is read again. */
  readonly version: number
  /** Looks at names and at most the first 4 KB of a file. */
  claim(
    files: readonly LogFile[],
    set?: ReadOptions,
    /** The whole delivery, what others claimed as well. */
    all?: readonly LogFile[],
  ): Promise<Claim>
}

/** Files of a format of which nothing is kept. */
export interface SetAside {
  /** Fits their path inside the bundle; of files of no bundle, that inside the delivery. */
  readonly files: RegExp
  /** What they hold and, where it is not plain, why that is not kept; in a few words. */
  readonly holds: string
  /** Only of files of no bundle: within one, a file of that name is another. */
  readonly ofNoBundle?: true
}

/** A format that says what is a trial: a folder layout, an archive, a table of trials. */
export interface Container extends Format {
  /** It describes tasks of trials that are read before, since these tell what a task is called. */
  readonly comesAfterTrials?: boolean
  /** It reads a bundle from the paths and contents of its files alone, and gives no rows: another thread may. */
  readonly canReadApart?: boolean
  /** What lies in its folders and is not read; whatever else is not, is a problem. */
  readonly setAside?: readonly SetAside[]
  /** Gives what a bundle holds, piece by piece. Never throws for bad data, never writes. */
  read(bundle: LogBundle, set?: ReadOptions): AsyncIterable<ReadItem>
}
