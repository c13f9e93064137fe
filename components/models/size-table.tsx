import type { ModelsView } from '@/lib/analysis/model/compare-models'
import { displayCost, displayCount } from '@/lib/display'
import type { ModelFact } from '@/lib/domain/model-facts'
import type { ModelsParams } from '@/lib/url/models'
import { ConfigurationName } from './arm-name'
import { SizeChoice } from './size-choice'
import { FoldedRows } from '@/components/ui/folded-rows'
import { right, rowClass, Table, wide, WIDE } from '@/components/ui/table'

/** What is known about the size of each model, and the reader's own word on it. */
export function SizeTable({ view, params }: { view: ModelsView; params: ModelsParams }) {
  const { slug } = view.experiment
  return (
    <FoldedRows total={view.configurations.length} one="configuration">
      <Table
        caption="Size of each model as far as it is known"
        least={720}
        heads={[
          'Configuration',
          ...wide(
            right('Parameters', 'Price in / out, $ per M tokens', 'Cost a trial without skills'),
          ),
          { label: 'Source', className: WIDE },
          'You say',
        ]}
      >
        {view.configurations.map(({ key, harness, model, fact, choice, costPerTrialUsd }) => (
          <tr key={key} className={rowClass()}>
            <td className="wrap-anywhere sm:min-w-[240px]">
              <ConfigurationName configuration={key} harness={harness} model={model} />
              <span className="block text-2xs wrap-anywhere text-ink-3 sm:hidden">
                {fact?.parametersBillion != null && `${parametersOf(fact)} parameters · `}
                {fact?.inputUsdPerMtok != null && `${pricesOf(fact)} $ per M tokens · `}
                {costPerTrialUsd !== null && `${displayCost(costPerTrialUsd)} a trial · `}
                {sourceOf(fact)}
              </span>
            </td>
            <td className={`text-right whitespace-nowrap ${WIDE}`}>{parametersOf(fact)}</td>
            <td className={`text-right whitespace-nowrap ${WIDE}`}>{pricesOf(fact)}</td>
            <td className={`text-right ${WIDE}`}>{displayCost(costPerTrialUsd)}</td>
            <td className={`min-w-[120px] text-xs wrap-anywhere text-ink-3 ${WIDE}`}>
              {sourceOf(fact)}
            </td>
            <td className="text-xs whitespace-nowrap">
              <SizeChoice slug={slug} params={params} keys={[key]} choice={choice} />
            </td>
          </tr>
        ))}
      </Table>
    </FoldedRows>
  )
}

const sourceOf = (fact: ModelFact | null) => (fact ? `${fact.asOf}, ${fact.source}` : 'unknown')

/** The unit stands in the head. */
const dollars = (usd: number | null) => displayCost(usd).replace('$', '')

const pricesOf = (fact: ModelFact | null) =>
  fact?.inputUsdPerMtok == null
    ? '—'
    : `${dollars(fact.inputUsdPerMtok)} / ${dollars(fact.outputUsdPerMtok)}`

function parametersOf(fact: ModelFact | null): string {
  if (fact?.parametersBillion == null) return '—'
  const active = fact.activeBillion === null ? '' : `, ${fact.activeBillion}B active`
  return `${displayCount(fact.parametersBillion)}B${active}`
}
