import { OtherPolicies } from '@/components/contrast/policy-answers'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import { pairsUnderPolicies } from './pair-words'

/** How many pairs hold with errors counted the other ways, and how many change. */
export function PairPolicies({ view }: { view: ModelsView }) {
  const { contrast, pairs } = view
  if (!contrast?.canSwitchPolicy || pairs.pairs.length === 0) return null
  return (
    <p className="mt-2 text-xs text-ink-3">
      <OtherPolicies policy={contrast.policy} answers={pairsUnderPolicies(view, contrast.policy)} />
    </p>
  )
}
