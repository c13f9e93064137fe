import type { ConditionKind, ConditionSource } from './condition'
import type { EvolutionEvent } from './evolution-event'
import type { ImportRule } from './import-rule'
import type { NewSkill, NewTask, NewTrial } from './new-trial'
import type { NotePlace } from './note'
import type { ChangeKind } from './review-change'
import type { Step } from './step'

// The lines of an experiment as a file: docs/export.md. What an import stores of them and an export
// writes again is the same, byte by byte.

export const EXPORT_FORMAT = 'skillscope-export'
export const EXPORT_VERSION = 1

/** First: what the file is, and the experiment. */
export interface ExportHead {
  readonly format: typeof EXPORT_FORMAT
  readonly version: number
  readonly experiment: {
    readonly slug: string
    /** The first slug, from which links of its trials are made. */
    readonly originSlug: string
    readonly name: string
    readonly description: string | null
    readonly isGenerated: boolean
    readonly baseline: string | null
    readonly plannedTasks: number | null
    /** Of its imports; absent: none. */
    readonly rules?: ImportRule[]
  }
}

export interface ExportCondition {
  readonly kind: 'condition'
  readonly key: string
  readonly conditionKind: ConditionKind
  readonly label: string
  readonly round: number | null
}

export type ExportTask = { readonly kind: 'task' } & Pick<
  NewTask,
  | 'name'
  | 'domain'
  | 'category'
  | 'difficulty'
  | 'family'
  | 'variant'
  | 'split'
  | 'tags'
  | 'domainSource'
  | 'splitSource'
  | 'author'
>

/** One version of a skill with its files. */
export type ExportSkill = { readonly kind: 'skill' } & NewSkill

/** What is known of a version beside its files: who wrote it, which it was made of. */
export interface ExportVersion {
  readonly kind: 'skillVersion'
  readonly name: string
  readonly contentHash: string
  readonly author: { readonly kind: string; readonly model: string | null } | null
  /** Contents of the texts it was made of. */
  readonly parents: readonly string[]
}

/** Something that happened to the library of skills. */
export interface ExportEvent extends Omit<EvolutionEvent, 'kind'> {
  readonly kind: 'event'
  readonly eventKind: EvolutionEvent['kind']
}

/** What a reviewer changed; trials and tasks stand in the file as they were imported. */
export interface ExportChange {
  readonly kind: 'change'
  readonly uid: string
  readonly changeKind: ChangeKind
  /** The trial, by the id of its log; null: of a task. */
  readonly logId: string | null
  readonly task: string | null
  readonly before: string | null
  readonly after: string | null
  readonly reason: string
  readonly createdAt: string
  readonly undoneAt: string | null
  /** Absent: not known. */
  readonly author?: string
  readonly undoneBy?: string
}

/** A trial of the file by the id of its log; one that is not in it, or no more, by its link. */
export type ExportedTrial = { readonly logId: string } | { readonly uid: string }

/** What somebody wrote. */
export interface ExportNote {
  readonly kind: 'note'
  readonly uid: string
  readonly place: NotePlace
  readonly task: string | null
  readonly trial: ExportedTrial | null
  readonly otherTrial: ExportedTrial | null
  readonly step: number | null
  readonly row: string | null
  readonly skill: string | null
  readonly version: string | null
  readonly text: string
  readonly author: string
  readonly createdAt: string
  readonly editedAt: string | null
  readonly resolvedAt: string | null
  readonly resolvedBy: string | null
}

/** A task that somebody looked through. */
export interface ExportMark {
  readonly kind: 'reviewed'
  readonly task: string
  readonly author: string
  readonly markedAt: string
  /** Trials of it came in since. */
  readonly hasNewTrials: boolean
}

/** A name for an address; only what everybody sees. */
export interface ExportView {
  readonly kind: 'view'
  readonly uid: string
  readonly name: string
  readonly path: string
  readonly author: string
  readonly createdAt: string
}

/** What a task offers under a condition, or under every one without a line of its own. */
export interface ExportSkillSet {
  readonly kind: 'skillSet'
  readonly task: string
  readonly condition: string | null
  readonly sizes: Readonly<Record<'count' | 'tokens' | 'files' | 'scripts', number | null>>
  readonly skills: readonly { readonly name: string; readonly contentHash: string }[]
}

export type ExportTrial = { readonly kind: 'trial' } & Omit<
  NewTrial,
  'condition' | 'contentHash' | 'readers' | 'dataset' | 'steps' | 'deliveryKey' | 'status'
> & {
    readonly status: {
      readonly status: string
      readonly rule: string
      readonly evidence: string | null
      readonly step: number | null
    }
    readonly condition: {
      readonly key: string
      readonly source: ConditionSource
      readonly rule: string | null
      readonly evidence: string | null
      readonly claimed: string | null
    }
  }

/** Steps of the trial on the line before, a part of them. */
export interface ExportSteps {
  readonly kind: 'steps'
  readonly steps: readonly Step[]
}

export type ExportLine =
  | ExportHead
  | ExportCondition
  | ExportTask
  | ExportSkill
  | ExportSkillSet
  | ExportVersion
  | ExportEvent
  | ExportChange
  | ExportNote
  | ExportMark
  | ExportView
  | ExportTrial
  | ExportSteps
