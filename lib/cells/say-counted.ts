import { displayCount } from '@/lib/display'
import type { ArmCounts, ContrastHead } from './describe-contrast'

/** Trials whose numbers no verifier gave, by arm: what counts as 0, and what was left out; empty where none. */
export const sayCounted = ({ counts }: Pick<ContrastHead, 'counts'>): string[] =>
  [
    sayOf(counts, 'nCountedAsFail', 'counted as 0 for an error or a missing reward'),
    sayOf(counts, 'nExcluded', 'left out'),
  ].filter((words) => words !== '')

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
