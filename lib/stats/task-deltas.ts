import type { RewardPair } from './gain-paired'
import { compareIds, mean } from './numeric-rules'

/**
 * Difference (with − without) of each common task, sorted by task id: the order in which every
 * bootstrap draws, so that the order of the input never changes a digit.
 */
export const taskDeltas = (pairs: readonly RewardPair[]): { task: string; delta: number }[] =>
  pairs
    .flatMap(({ task, with: after, without: before }) => {
      const withMean = mean(after)
      const withoutMean = mean(before)
      return withMean === null || withoutMean === null
        ? []
        : [{ task, delta: withMean - withoutMean }]
    })
    .sort((a, b) => compareIds(a.task, b.task))
