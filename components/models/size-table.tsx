import type { ModelsView } from '@/lib/analysis/compare-models'
import { displayCost } from '@/lib/display'
import type { ModelFact } from '@/lib/domain/model-facts'
import type { ModelsParams } from '@/lib/url/models'
import { ConfigurationName } from './arm-name'
import { SizeChoice } from './size-choice'

/** What is known about the size of each model, and the reader's own word on it. */
export function SizeTable({ view, params }: { view: ModelsView; params: ModelsParams }) {
  const { slug } = view.experiment
  return (
    <div className="relative overflow-x-auto">
      <table className="w-full min-w-[720px]">
        <caption className="sr-only">Size of each model as far as it is known</caption>
        <thead>
          <tr className="border-b border-rule-strong [&>th]:pr-4 [&>th]:pb-[6px]">
            <th scope="col">Configuration</th>
            <th scope="col" className="text-right">
              Parameters
            </th>
            <th scope="col" className="text-right">
              Price in / out, $ per M tokens
            </th>
            <th scope="col" className="text-right">
              Cost a trial without skills
            </th>
            <th scope="col">Source</th>
            <th scope="col" className="pr-0!">
              You say
            </th>
          </tr>
        </thead>
        <tbody>
          {view.configurations.map(({ key, harness, model, fact, choice, costPerTrialUsd }) => (
            <tr key={key} className="border-b last:border-0 [&>td]:py-[5px] [&>td]:pr-4">
              <td className="whitespace-nowrap">
                <ConfigurationName configuration={key} harness={harness} model={model} />
              </td>
              <td className="text-right whitespace-nowrap">{parametersOf(fact)}</td>
              <td className="text-right whitespace-nowrap">
                {fact?.inputUsdPerMtok == null
                  ? '—'
                  : `${fact.inputUsdPerMtok} / ${fact.outputUsdPerMtok}`}
              </td>
              <td className="text-right">{displayCost(costPerTrialUsd)}</td>
              <td className="max-w-[260px] truncate text-xs text-ink-3" title={fact?.source}>
                {fact ? `${fact.asOf}, ${fact.source}` : 'unknown'}
              </td>
              <td className="pr-0! text-xs whitespace-nowrap">
                <SizeChoice slug={slug} params={params} keys={[key]} choice={choice} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function parametersOf(fact: ModelFact | null): string {
  if (fact?.parametersBillion == null) return '—'
  const active = fact.activeBillion === null ? '' : `, ${fact.activeBillion}B active`
  return `${fact.parametersBillion}B${active}`
}
