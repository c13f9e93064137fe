import type { ModelsView } from '@/lib/analysis/model/compare-models'
import { displayCounted } from '@/lib/display'
import type { ModelsParams } from '@/lib/url/models'
import { visibleName } from '@/lib/domain/visible-text'
import { SizeChoice } from './size-choice'

/** Models whose size nothing tells, each with the reader's choice beside it: then they have rows. */
export function UnknownSizes({ view, params }: { view: ModelsView; params: ModelsParams }) {
  const { experiment, configurations, pairs } = view
  const byModel = new Map<string, ModelsView['configurations'][number][]>()
  for (const row of configurations) {
    if (row.fact !== null || row.costPerTrialUsd !== null) continue
    const name = row.model ?? row.key
    byModel.set(name, [...(byModel.get(name) ?? []), row])
  }
  if (byModel.size === 0 && pairs.nUnknown === 0) return null
  return (
    <div className="mt-3 text-ink-2">
      {pairs.nUnknown > 0 && (
        <p>
          Of {displayCounted(pairs.nUnknown, 'pair')} of models nothing tells which is smaller: no
          fact is known of both, or they are equal in it. They are in no row until you say which is
          small or large, here or in the{' '}
          <a href="#sizes" className="underline underline-offset-2">
            table of sizes
          </a>
          .
        </p>
      )}
      {byModel.size > 0 && (
        <>
          <p>Of these neither parameters nor price nor cost is known:</p>
          <ul className="mt-1 grid max-w-[860px] grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-1 text-xs sm:grid-cols-2 lg:grid-cols-3">
            {[...byModel].map(([model, rows]) => {
              const [first] = rows
              const isOne = rows.every(({ choice }) => choice === first!.choice)
              return (
                <li key={model} className="flex justify-between gap-3 border-b py-1">
                  <span className="min-w-0 truncate text-ink" title={visibleName(model)}>
                    {visibleName(model)}
                  </span>
                  <span className="whitespace-nowrap">
                    <SizeChoice
                      slug={experiment.slug}
                      params={params}
                      keys={rows.map(({ key }) => key)}
                      choice={isOne ? first!.choice : null}
                    />
                  </span>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </div>
  )
}
