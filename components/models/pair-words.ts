import type { ModelsView } from '@/lib/analysis/model/compare-models'
import type { ArmPair } from '@/lib/analysis/model/describe-pair'
import { displayCounted, displayNamedP } from '@/lib/display'
import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import { configurationName } from './arm-name'

/** How many pairs hold: `3 of 12 pairs, corrected for all of them`. */
export function sayHolding(nHolding: number, nPairs: number): string {
  if (nPairs === 0) return 'no pair whose sizes are known'
  const held = `${nHolding} of ${displayCounted(nPairs, 'pair')}`
  return nPairs === 1 ? held : `${held}, corrected for all of them`
}

/** How the verdict on the pair on top is corrected; null where there is nothing to correct for. */
export function sayCorrection({
  reason,
  corrected,
}: Pick<ArmPair, 'reason' | 'corrected'>): string | null {
  if (corrected === null || corrected.nPairs < 2) return null
  const q = displayNamedP('q', corrected.q)
  return reason === 'chosen'
    ? `The verdict is that of one pair asked about alone; among the ${corrected.nPairs} pairs below, “not worse” has ${q}.`
    : `The verdict is corrected for the ${corrected.nPairs} pairs below it was picked from (“not worse”: ${q}), the intervals are not.`
}

/** How many pairs hold under each error policy, and which ones change, by the names on the page. */
export function pairsUnderPolicies(
  { pairs: { pairs }, configurations }: Pick<ModelsView, 'pairs' | 'configurations'>,
  shown: ErrorPolicy,
) {
  const named = new Map(configurations.map((one) => [one.key, one]))
  const name = (key: string) => {
    const known = named.get(key)
    return known ? configurationName({ ...known, configuration: key }) : key
  }
  return ERROR_POLICIES.map((policy) => {
    const holds = pairs.map((pair) =>
      policy === shown
        ? pair.holds
        : (pair.others.find((other) => other.policy === policy)?.holds ?? false),
    )
    const changed = pairs.filter((pair, index) => pair.holds !== holds[index])
    const which = changed.map(({ small, large }) => `${name(small)} / ${name(large)}`).join(', ')
    return {
      policy,
      number: `${holds.filter(Boolean).length} of ${displayCounted(holds.length, 'pair')}`,
      basis: 'hold',
      verdict: which === '' ? 'the same ones' : `what changes: ${which}`,
    }
  })
}
