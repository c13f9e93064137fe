import { MixTable } from '@/components/domains/mix-table'
import { saysMix } from '@/components/domains/mix-words'
import type { ArmPair } from '@/lib/analysis/model/describe-pair'
import { visibleName } from '@/lib/domain/visible-text'
import { configurationName } from './arm-name'

/** How much of the difference of two arms, each over all it ran, is only another mix of domains. */
export function PairMix({ pair: { mix, first, second } }: { pair: ArmPair }) {
  const said = saysMix(mix)
  if (said === null) return null
  const name = (arm: typeof first) =>
    `${configurationName(arm)}, ${visibleName(arm.conditionLabel)}`
  return (
    <div className="mt-2 max-w-[860px] text-ink-2">
      <p>{said}</p>
      <details className="mt-1 text-xs">
        <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">
          The two mixes as a table
        </summary>
        <MixTable mix={mix} first={name(first)} second={name(second)} />
      </details>
    </div>
  )
}
