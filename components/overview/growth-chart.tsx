import { GainRowsChart } from '@/components/chart/gain-rows-chart'
import { right, rowClass, Table } from '@/components/ui/table'
import type { GrowthStep } from '@/lib/analysis/experiment/list-growth'
import { displayCount, displayCounted, displayPoints, displayPointsInterval } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

const dayOf = ({ finishedAt }: GrowthStep) =>
  finishedAt === null ? '' : new Date(finishedAt).toISOString().slice(0, 10)

/** The gain after each import, with the interval that holds however often one looks; unfolds. */
export function GrowthChart({ steps }: { steps: readonly GrowthStep[] }) {
  if (steps.length < 2) return null
  return (
    <details className="mt-1">
      <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">
        The gain after each import
      </summary>
      <div className="mt-2">
        <GainRowsChart
          label="Gain after each import, the oldest first; the numbers follow as a table"
          axis="gain, pp, 95 % interval that holds however often one looks"
          width={720}
          names={300}
          rows={steps.map((step) => ({
            name: `${dayOf(step)} ${step.source}`,
            note: displayCounted(step.growing?.nTasks ?? 0, 'task'),
            gain: step.growing?.estimate ?? null,
            // Before twenty tasks it is too early to read.
            low: step.growing?.isUsable ? step.growing.low : null,
            high: step.growing?.isUsable ? step.growing.high : null,
          }))}
        />
      </div>
      <Table
        caption="Gain after each import"
        heads={[
          'Import',
          'Day',
          ...right('Trials', 'Tasks', 'Gain, pp', '95 %, whenever looked at'),
        ]}
      >
        {steps.map((step, index) => (
          <tr key={index} className={rowClass('dense')}>
            <th scope="row" className="min-w-[120px] font-normal wrap-anywhere">
              {visibleName(step.source)}
            </th>
            <td className="whitespace-nowrap">{dayOf(step)}</td>
            <td className="text-right">{displayCount(step.nTrials)}</td>
            <td className="text-right">{displayCount(step.growing?.nTasks ?? 0)}</td>
            <td className="text-right">{displayPoints(step.growing?.estimate ?? null)}</td>
            <td className="text-right whitespace-nowrap">
              {step.growing?.isUsable
                ? displayPointsInterval(step.growing.low, step.growing.high)
                : 'too early: below 20 tasks'}
            </td>
          </tr>
        ))}
      </Table>
      <p className="mt-1 max-w-[760px]">
        Each step has the trials that it and the imports before it brought and that stand now; what
        was replaced or undone since is not in it. At most the last twenty.
      </p>
    </details>
  )
}
