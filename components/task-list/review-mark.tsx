import { displayCounted, displayInstant } from '@/lib/display'

/** What reviewers did with a task. */
export interface ReviewMark {
  /** Who looked through it; null: nobody did. */
  readonly reviewedBy: string | null
  readonly reviewedAt: number | null
  /** Trials that came in since. */
  readonly nNewTrials: number
  /** Open notes on it and its trials. */
  readonly nNotes: number
}

/** Beside the name of a task in a list: that it was looked through, and how many notes are open. */
export function ReviewMarks({ mark }: { mark: ReviewMark | null }) {
  if (!mark) return null
  const { reviewedBy, reviewedAt, nNewTrials, nNotes } = mark
  return (
    <span className="ml-2 inline-flex flex-wrap gap-x-2 font-sans text-2xs whitespace-nowrap">
      {reviewedBy !== null && (
        <span
          title={`Reviewed by ${reviewedBy}, ${displayInstant(reviewedAt)}`}
          className="text-pass"
        >
          ✓ reviewed
        </span>
      )}
      {nNewTrials > 0 && (
        <span className="text-hurt">{displayCounted(nNewTrials, 'new trial')} since</span>
      )}
      {nNotes > 0 && (
        <span title="Open notes on the task and its trials" className="text-ink-3">
          {displayCounted(nNotes, 'note')}
        </span>
      )}
    </span>
  )
}
