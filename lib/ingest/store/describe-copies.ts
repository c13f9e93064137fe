import type { TrialChoice } from '@/lib/domain/import-choice'
import type { MetCopy } from './met-copies'

// What is said of two copies of one trial: of two gradings, or of two folders that disagree.

const rewardOf = ({ reward }: Pick<MetCopy, 'reward'>) =>
  reward === null ? 'no reward' : `reward ${reward}`

const endOf = ({ finishedMs }: MetCopy) =>
  finishedMs === null ? '' : `, finished ${new Date(finishedMs).toISOString()}`

const STANDS = { last: 'the later one', first: 'the earlier one' } as const

/** `reward 0, finished …; the later one has reward 1, finished … (b/result.json)`. */
export const regradeDetail = (other: MetCopy, counts: MetCopy, by: keyof typeof STANDS): string =>
  `${rewardOf(other)}${endOf(other)}; ${STANDS[by]} has ${rewardOf(counts)}${endOf(counts)} (${counts.file ?? 'stored'})`

const CHOSEN = {
  last: 'the one that finished last',
  first: 'the one that finished first',
  same: 'the first that was read',
} as const

/** The choice of one copy over another, for the report; `by` says what decided. */
export const choiceOfCopies = (
  counts: MetCopy,
  other: Pick<MetCopy, 'reward'>,
  by: keyof typeof CHOSEN,
): TrialChoice => ({
  what: 'regrade',
  chosen: CHOSEN[by],
  options: [
    { name: CHOSEN[by], reward: counts.reward },
    { name: 'another', reward: other.reward },
  ],
})
