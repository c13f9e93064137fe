import type { ArmCounts, ContrastHead } from '@/lib/cells/describe-contrast'
import { displayCount } from '@/lib/display'

/** Trials whose numbers no verifier gave, by arm: what counts as 0, and what was left out. */
export function CountedNote({ contrast }: { contrast: ContrastHead }) {
  const { counts } = contrast
  const notes = [
    sayOf(counts, 'nCountedAsFail', 'counted as 0 for an error or a missing reward'),
    sayOf(counts, 'nExcluded', 'left out'),
  ].filter(Boolean)
  if (notes.length === 0) return null
  return (
    <p className="text-2xs text-ink-3" title="Under the error policy chosen">
      {notes.join(' · ')}
    </p>
  )
}

const sayOf = (
  { without, with: with_ }: ContrastHead['counts'],
  which: Exclude<keyof ArmCounts, 'nTrials'>,
  words: string,
): string => {
  if (without[which] + with_[which] === 0) return ''
  const arm = (counts: ArmCounts, side: string) =>
    `${displayCount(counts[which])} of ${displayCount(counts.nTrials)} ${side}`
  return `${words}: ${arm(without, 'without')}, ${arm(with_, 'with')}`
}
