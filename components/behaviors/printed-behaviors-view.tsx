import { PrintedSource } from '@/components/figures/printed-table-section'
import type { PrintedBehaviors } from '@/lib/cells/printed-behaviors'
import type { BehaviorsParams } from '@/lib/url/behaviors'
import { ForgottenTable } from './forgotten-table'
import { LadderCharts } from './ladder-charts'
import { LengthTable } from './length-table'
import { OverallTable } from './overall-table'
import { PrintedBand } from './printed-band'
import { StageChart } from './stage-chart'
import { UsageTable } from './usage-table'

/** What a source prints of behaviours: counts, verdicts, ladders of difficulty, stages of training. */
export function PrintedBehaviorsView({
  printed,
  slug,
  params,
}: {
  printed: PrintedBehaviors
  slug: string
  params: BehaviorsParams
}) {
  const { usage, ladders, stages, falls, overalls, lengths, tables } = printed
  return (
    <>
      <PrintedBand printed={printed} />
      {usage.length > 0 && <UsageTable printed={printed} />}
      {ladders.length > 0 && <LadderCharts groups={ladders} />}
      <div className="grid gap-x-10 lg:grid-cols-2">
        {stages && <StageChart stages={stages} />}
        {falls.length > 0 && <ForgottenTable falls={falls} />}
      </div>
      {overalls && <OverallTable overalls={overalls} slug={slug} params={params} />}
      {lengths.length > 0 && <LengthTable lengths={lengths} />}
      <details className="mt-7 text-xs text-ink-2">
        <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">
          Sources of the printed tables
        </summary>
        {tables.map((table) => (
          <PrintedSource key={table.id} table={table} />
        ))}
      </details>
    </>
  )
}
