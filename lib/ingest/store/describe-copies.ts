import type { TrialChoice } from '@/lib/domain/import-choice'
import type { MetCopy } from './met-so-far'

// What is said of two copies of one trial: of two gradings, or of two folders that disagree.

const rewardOf = ({ reward }: Pick<MetCopy, 'reward'>) =>
  reward === null ? 'no reward' : `reward ${reward}`

const endOf = ({ finishedMs }: MetCopy) =>
  finishedMs === null ? '' : `, finished ${new Date(finishedMs).toISOString()}`

/** `reward 0, finished …; the later one has reward 1, finished … (b/result.json)`. */
export const regradeDetail = (earlier: MetCopy, later: MetCopy): string =>
  `${rewardOf(earlier)}${endOf(earlier)}; the later one has ${rewardOf(later)}${endOf(later)} (${later.file ?? 'stored'})`

const CHOSEN = { later: 'the one that finished last', same: 'the first that was read' } as const

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
