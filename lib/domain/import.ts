import type { ConditionKind } from './condition'
import type { GivenMappings, ProposedMapping } from './folder-mapping'
import type { ImportChoice } from './import-choice'
import type { ImportRule, PreviewedTrial, RuleCount } from './import-rule'
import type { ProblemCode } from './problem'
import type { TableColumns } from './table-columns'
import type { TrialStatus } from './trial-status'

/** A condition as a person gives it. */
export interface GivenCondition {
  readonly kind: ConditionKind
  readonly key: string
  readonly label: string
  readonly round: number | null
}

/** What a person sets for a whole delivery; null means: as the logs say. Part of what "unchanged" means. */
export interface ImportOptions {
  readonly condition: GivenCondition | null
  readonly harness: string | null
  readonly model: string | null
  /** Task name → domain; wins over what is mapped from the category. */
  readonly domains: Readonly<Record<string, string>> | null
  /** Which of a verifier's scores is the reward, where there are several. */
  readonly rewardKey: string | null
  /** Tasks of one name are one task, whichever dataset the logs say they are of. */
  readonly isOneDataset: boolean
  /** Which columns of a table of trials say what: `{ task: 'question_id' }`. */
  readonly columns: TableColumns | null
  /** Which of a trial's attempts counts: its name, `first` or `last`; null: the one that the trial names. */
  readonly attempt: string | null
  /** Which copy of a trial counts; null: the one that finished last. */
  readonly regrade: 'first' | null
  /** Which files of a folder are trials, where no format knows it; null: as mappings in the delivery say. */
  readonly mappings: GivenMappings | null
  /** What logs do not say, by rules; null: those that are kept with the experiment. */
  readonly rules: readonly ImportRule[] | null
}

/** What a person set that readers of logs ask for. */
export type ReadOptions = Pick<
  ImportOptions,
  'rewardKey' | 'columns' | 'attempt' | 'rules' | 'mappings'
>

export const NO_OPTIONS: ImportOptions = {
  condition: null,
  harness: null,
  model: null,
  domains: null,
  rewardKey: null,
  isOneDataset: false,
  columns: null,
  attempt: null,
  regrade: null,
  mappings: null,
  rules: null,
}

/** How far an import is. Bytes are those of the log files read, unpacked. */
export interface ImportProgress {
  readonly files: number
  readonly filesTotal: number | null
  readonly bytes: number
  readonly bytesTotal: number | null
  readonly trials: number
  readonly problems: number
  readonly elapsedMs: number
}

/** What a delivery did, or in a dry run would do, to trials (or, for a table, to the trials of its cells). */
export interface TrialCounts {
  readonly added: number
  readonly replaced: number
  readonly unchanged: number
}

/** Trials for which one rule inferred one condition. */
export interface InferredGroup {
  readonly rule: string
  readonly conditionKey: string
  readonly conditionLabel: string
  readonly trials: number
  /** The text that the rule saw in the first of them. */
  readonly evidence: string | null
}

/** Files beside what was read of which nothing is kept: what they hold, said once. */
export interface SetAsideFiles {
  /** The format whose folder they lie in. */
  readonly format: string
  readonly holds: string
  readonly files: number
  readonly bytes: number
  /** Path of the first. */
  readonly example: string
}

/** The report of an import: a permalink shows it as long as the import is kept. */
export interface ImportReport {
  readonly kind: 'logs' | 'published'
  readonly isDryRun: boolean
  readonly trials: TrialCounts
  /** Cells of a published table; null for logs. */
  readonly cells: TrialCounts | null
  /** Printed figures of a published table; absent for logs and in reports of before. */
  readonly figures?: number
  /** Rows beside the figures that say where the source disagrees with itself; absent as above. */
  readonly contradictions?: number
  /** Printed tables of a published source; absent as above. */
  readonly tables?: number
  /** Texts of a library of skills and what happened to them; absent: the delivery has none. */
  readonly library?: { readonly versions: number; readonly events: number }
  /** What reviewers changed elsewhere, which holds here too; absent: an export brought nothing of it. */
  readonly reviewChanges?: number
  /** Notes of reviewers that an export brought along; absent: none. */
  readonly reviewNotes?: number
  /** Tasks that a reviewer marked as reviewed, and views that somebody shared, as above. */
  readonly reviewMarks?: number
  readonly savedViews?: number
  readonly files: number
  readonly bytes: number
  readonly durationMs: number
  /** Redacted values by kind. */
  readonly redactions: Readonly<Record<string, number>>
  readonly problems: readonly { readonly code: ProblemCode; readonly count: number }[]
  readonly statuses: readonly {
    readonly status: TrialStatus
    readonly rule: string
    readonly trials: number
  }[]
  readonly conditions: readonly {
    readonly key: string
    readonly label: string
    readonly source: string
    readonly trials: number
  }[]
  readonly inferred: readonly InferredGroup[]
  /** What was chosen among several; absent in reports of before. */
  readonly choices?: readonly ImportChoice[]
  /** What rules did, in their order; absent: there were none. */
  readonly rules?: readonly RuleCount[]
  /** Files of which nothing is kept, by what they hold; absent: there were none, or a report of before. */
  readonly setAside?: readonly SetAsideFiles[]
  /** Mappings for files that no format claims and that look like trials; absent: none. */
  readonly proposed?: readonly ProposedMapping[]
  /** In a dry run what trials would be, at most 200 of them; absent in reports of before. */
  readonly previewed?: readonly PreviewedTrial[]
  readonly configurations: readonly {
    readonly harness: string | null
    readonly model: string | null
    readonly effort: string | null
    readonly trials: number
  }[]
  readonly tasks: number
  /** Task names without a domain, at most 200 of them. */
  readonly tasksWithoutDomain: readonly string[]
  /** What a person should set: counts of trials. */
  readonly toSet: { readonly condition: number; readonly harness: number; readonly model: number }
}

export const IMPORT_STATES = [
  'staging',
  'previewing',
  'previewed',
  'queued',
  'running',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
  'expired',
] as const

export type ImportState = (typeof IMPORT_STATES)[number]
export type ImportOrigin = 'command_line' | 'browser' | 'api' | 'example' | 'watched_folder'
