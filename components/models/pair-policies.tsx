import { OtherPolicies } from '@/components/experiment/policy-answers'
import type { ModelsView } from '@/lib/analysis/compare-models'
import { displayCounted } from '@/lib/display'
import { ERROR_POLICIES } from '@/lib/domain/error-policy'

/** How many pairs hold with errors counted the other ways, and how many change. */
export function PairPolicies({ view }: { view: ModelsView }) {
  const { contrast, pairs } = view
  if (!contrast?.canSwitchPolicy || pairs.pairs.length === 0) return null
  const answers = ERROR_POLICIES.map((policy) => {
    const holds = pairs.pairs.map((pair) =>
      policy === contrast.policy
        ? pair.holds
        : (pair.others.find((other) => other.policy === policy)?.holds ?? false),
    )
    const changed = pairs.pairs.filter((pair, index) => pair.holds !== holds[index])
    const number = `${holds.filter(Boolean).length} of ${displayCounted(holds.length, 'pair')}`
    const which = changed.map(({ small, large }) => `${small} / ${large}`).join(', ')
    const verdict = which === '' ? 'the same ones' : `what changes: ${which}`
    return { policy, number, basis: 'hold', verdict }
  })
  return (
    <p className="mt-2 text-xs text-ink-3">
      <OtherPolicies policy={contrast.policy} answers={answers} />
    </p>
  )
}
