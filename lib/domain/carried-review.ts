import type { NoteSubject } from './note'
import type { CarriedView } from './saved-view'

// What reviewers said and kept, as an export brings it along, beside what they changed.

/** A trial of the file by the id of its log, or one that is not in it by its link. */
export type CarriedTrial = { readonly logId: string } | { readonly uid: string }

export interface CarriedNote extends Omit<NoteSubject, 'trial' | 'otherTrial'> {
  readonly uid: string
  readonly trial: CarriedTrial | null
  readonly otherTrial: CarriedTrial | null
  readonly text: string
  readonly author: string
  /** Milliseconds since 1970, as the others. */
  readonly createdAt: number
  readonly editedAt: number | null
  readonly resolvedAt: number | null
  readonly resolvedBy: string | null
}

export interface CarriedMark {
  readonly task: string
  readonly author: string
  readonly markedAt: number
  /** Trials of the task had come in since. */
  readonly hasNewTrials: boolean
}

export type CarriedReview =
  | { readonly kind: 'note'; readonly note: CarriedNote }
  | { readonly kind: 'mark'; readonly mark: CarriedMark }
  | { readonly kind: 'view'; readonly view: CarriedView }
