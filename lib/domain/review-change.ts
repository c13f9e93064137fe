import type { GivenCondition } from './import'
import type { TrialStatus } from './trial-status'

/** What a reviewer can change: leave a trial out, or correct what the import made of it or its task. */
export const CHANGE_KINDS = ['exclude', 'condition', 'status', 'domain'] as const
/** Characters that a reason has at most. */
export const MOST_REASON = 1000
/** Of the name of a domain: it stands in tables, filters and links. */
export const MOST_DOMAIN = 120

export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** The value that a change sets, by its kind; leaving out needs none, the empty domain is none. */
export type ChangeValue =
  | { readonly kind: 'exclude' }
  | { readonly kind: 'condition'; readonly condition: GivenCondition }
  | { readonly kind: 'status'; readonly status: TrialStatus }
  | { readonly kind: 'domain'; readonly domain: string }

/** A change that an export brings along: of a trial by the id of its log, or of a task by its name. */
export interface CarriedChange {
  readonly uid: string
  readonly kind: ChangeKind
  readonly subject: { readonly logId: string } | { readonly task: string }
  readonly before: string | null
  /** As `review_change.after`. */
  readonly after: string | null
  readonly reason: string
  /** Names of who changed and who undid it; null: not known. */
  readonly author: string | null
  readonly undoneBy: string | null
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly undoneAt: number | null
}

/** How many trials and tasks count otherwise than they were imported. */
export interface ChangeCounts {
  /** Trials left out by a reviewer. */
  readonly excluded: number
  /** Trials whose condition or status was corrected. */
  readonly corrected: number
  /** Tasks whose domain was corrected. */
  readonly domains: number
}

export const NO_CHANGES: ChangeCounts = { excluded: 0, corrected: 0, domains: 0 }

export const hasChanges = ({ excluded, corrected, domains }: ChangeCounts): boolean =>
  excluded + corrected + domains > 0

/** With what reviewers changed, or as imported. */
export const DATA_STATES = ['reviewed', 'imported'] as const
export type DataState = (typeof DATA_STATES)[number]
