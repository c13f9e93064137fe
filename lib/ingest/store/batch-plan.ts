import type { ImportOptions } from '@/lib/domain/import'
import type { TrialChoice } from '@/lib/domain/import-choice'
import type { Span, TrialFacts } from '@/lib/domain/new-trial'
import type { ToolCounts } from '@/lib/domain/tool-counts'
import type { LogProblem } from '@/lib/domain/problem'
import type { LiveTrial } from './live-trials'
import type { Disposition } from './met-copies'
import type { MetSoFar } from './met-so-far'
import type { ReadTrial } from './pack-steps'
import type { RecalledTrial, ReportedTrial } from './recall-trials'

// What planning a batch is given, and what it gives.

/** Where a delivery goes. `importId` is null in a dry run without one, `experimentId` when it does not exist yet. */
export interface ImportTarget {
  readonly experimentId: number | null
  readonly originSlug: string
  readonly importId: number | null
  readonly options: ImportOptions
  /** What this run of this import has met so far. */
  readonly met: MetSoFar
  /** Who holds the writer's lease, which must still be ours when a batch is written; null: nobody need. */
  readonly leaseHolder: string | null
}

/** A trial as it was read, or as it is stored where it was not read again. */
export type DeliveredTrial = ReadTrial | RecalledTrial

/** One trial to write. */
export interface PlannedTrial {
  readonly uid: string
  readonly fingerprint: string
  readonly otherFingerprints: readonly string[]
  readonly trial: ReadTrial
  /** The row whose place it takes. */
  readonly old: LiveTrial | null
  /** It has no trajectory of its own and keeps that of `old`. */
  readonly keepsTrajectory: boolean
}

/** A trial that counts. */
export interface MetTrial {
  readonly uid: string
  readonly trial: ReportedTrial
  readonly disposition: Disposition
}

export interface BatchPlan {
  readonly writes: readonly PlannedTrial[]
  /** Fingerprints of further copies, by id of the stored row that was kept. */
  readonly alsoSeen: ReadonlyMap<number, readonly string[]>
  /** Every trial that counts, as it would be stored; of two copies that count in turn the later one. */
  readonly met: readonly MetTrial[]
  /** Keys under which stored trials were delivered this time, by id of the row. */
  readonly newKeys: ReadonlyMap<number, string>
  /** What rules did to trials that stay as they are: a rule may have another number now. */
  readonly movedRules: ReadonlyMap<number, MovedRules>
  /** Stored rows that stay as they are: an import sees to it that their cells count them. */
  readonly kept: readonly number[]
  /** Tool counts of kept rows that were stored before tool calls were counted. */
  readonly newToolCounts: ReadonlyMap<number, ToolCounts>
  /** Spans of kept rows whose behaviours were never looked for, or by other detectors. */
  readonly newSpans: ReadonlyMap<number, readonly Span[]>
  /** What was chosen among copies of a trial, by its uid. */
  readonly choices: readonly CopyChoice[]
  readonly problems: readonly LogProblem[]
}

/** What names rules by their place in the list. */
export type MovedRules = Pick<TrialFacts, 'ruled' | 'condition'>

export interface CopyChoice {
  readonly uid: string
  readonly choice: TrialChoice
}
