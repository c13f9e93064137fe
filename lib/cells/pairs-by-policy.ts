import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import type { ConfigurationSize } from '@/lib/domain/model-size'
import type { HowToCompare } from './compare-arms'
import type { Contrast } from './contrast'
import type { ExperimentCells } from './experiment-cells'
import { listModelPairs, type ModelPair, type PairComparison } from './list-model-pairs'

/** The same pair with errors counted another way. */
export interface OtherPairAnswer {
  readonly policy: ErrorPolicy
  readonly comparison: PairComparison
  readonly holds: boolean
}

/** A pair with its answers under the other error policies; none where statuses are unknown. */
export interface ModelPairRow extends ModelPair {
  readonly others: readonly OtherPairAnswer[]
}

export interface ModelPairs {
  readonly pairs: readonly ModelPairRow[]
  /** Pairs of different models whose order of size nothing tells. */
  readonly nUnknown: number
}

const keyOf = ({ small, large }: ModelPair) => `${small}\n${large}`

/** The pairs under the policy asked for, each with its answers under the others. */
export function listPairsByPolicy(
  { experiment, table }: Pick<ExperimentCells, 'experiment' | 'table'>,
  contrast: Contrast,
  sizes: readonly ConfigurationSize[],
  how: HowToCompare,
): ModelPairs {
  const { pairs, nUnknown } = listModelPairs(table, contrast, sizes, how)
  const canSwitch = table.knowsStatuses && experiment.kind === 'logs'
  const policies = ERROR_POLICIES.filter((one) => canSwitch && one !== contrast.policy)
  const others = new Map<string, OtherPairAnswer[]>()
  for (const policy of policies) {
    const under = listModelPairs(table, { ...contrast, policy }, sizes, how)
    for (const pair of under.pairs) {
      const { comparison, holds } = pair
      const answers = others.get(keyOf(pair)) ?? []
      others.set(keyOf(pair), [...answers, { policy, comparison, holds }])
    }
  }
  return {
    pairs: pairs.map((pair) => ({ ...pair, others: others.get(keyOf(pair)) ?? [] })),
    nUnknown,
  }
}
