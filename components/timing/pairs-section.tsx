import { printedCondition } from '@/components/figures/figure-group'
import { PrintedPairs } from '@/components/figures/printed-pairs'
import { Section } from '@/components/ui/section'
import type { PrintedPair } from '@/lib/cells/compare-printed-conditions'
import { displayCounted, displayPoints, displayRate } from '@/lib/display'

/** Printed conditions of which one was written by the agent itself, each pair on common configurations. */
export function PairsSection({ pairs }: { pairs: readonly PrintedPair[] }) {
  if (pairs.length === 0) return null
  const told = pairs.find(({ without }) => without === 'no_skills') ?? pairs[0]!
  return (
    <Section
      id="printed-pairs"
      title="Do skills help that the agent writes before it solves?"
      aside="means of printed rates, on the same configurations"
    >
      <p className="mb-3 max-w-[760px] text-ink-2">
        <strong className="font-[600] text-ink">
          {printedCondition(told.with)}: {displayRate(told.withRate, '')} against{' '}
          {displayRate(told.withoutRate)} with {printedCondition(told.without)} on the same{' '}
          {displayCounted(told.configurations.length, 'configuration')} (
          {displayPoints(told.difference)} pp).
        </strong>
      </p>
      <PrintedPairs pairs={pairs} />
    </Section>
  )
}
