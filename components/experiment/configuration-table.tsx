import { Dumbbell } from '@/components/chart/dumbbell'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import type { ContrastHead } from '@/lib/analysis/describe-contrast'
import type { ConfigurationRow } from '@/lib/analysis/list-configurations'
import { displayPoints, displayPointsInterval, displayRate } from '@/lib/display'

/** Rates and gain of every configuration over the tasks it has in both arms. */
export function ConfigurationTable({
  rows,
  contrast,
}: {
  rows: readonly ConfigurationRow[]
  contrast: ContrastHead
}) {
  const kinds = { without: contrast.without.kind, with: contrast.with.kind }
  return (
    <div className="overflow-x-auto">
      <table className="w-full">
        <caption className="sr-only">
          Mean reward without and with skills and the gain, by configuration
        </caption>
        <thead>
          <tr className="border-b border-rule-strong [&>th]:pr-4 [&>th]:pb-[6px] [&>th]:whitespace-nowrap">
            <th scope="col">Configuration</th>
            <th scope="col" className="text-right">
              Without
            </th>
            <th scope="col" className="text-right">
              With
            </th>
            <th scope="col" className="max-sm:hidden">
              <span className="sr-only">Both on a line from 0 to 100 %</span>
            </th>
            <th scope="col" className="text-right">
              Gain, pp
            </th>
            <th scope="col" className="pr-0! text-right">
              95 %
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} kinds={kinds} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({
  row,
  kinds,
}: {
  row: ConfigurationRow
  kinds: React.ComponentProps<typeof Dumbbell>['kinds']
}) {
  const { gain } = row
  return (
    <tr className="border-b last:border-0 [&>td]:py-[6px] [&>td]:pr-4 [&>td]:whitespace-nowrap [&>th]:py-[6px] [&>th]:pr-4">
      <th scope="row" className="text-sm font-[450] text-ink">
        {row.model ?? 'unknown model'}{' '}
        <span className="font-normal text-ink-3">
          {[row.harness ?? 'unknown harness', row.effort].filter(Boolean).join(' · ')}
        </span>
        {!row.isShown && (
          <span
            className="ml-2 text-2xs font-normal text-ink-3"
            title="Too few of the tasks have results in both arms, so that it does not enter the means."
          >
            not in the means, {row.nTasks} {row.nTasks === 1 ? 'task' : 'tasks'}
          </span>
        )}
      </th>
      <td className="text-right">{displayRate(row.without, '')}</td>
      <td className="text-right">{displayRate(row.with, '')}</td>
      <td className="max-sm:hidden">
        <Dumbbell without={row.without} with={row.with} kinds={kinds} />
      </td>
      <td
        className={`text-right font-[600] ${gainTone(gain) === 'noise' ? GAIN_TONE.noise : gainTone(gain) === 'hurt' ? GAIN_TONE.hurt : ''}`}
      >
        {displayPoints(gain.estimate)}
      </td>
      <td className="pr-0! text-right text-ink-3">{displayPointsInterval(gain.low, gain.high)}</td>
    </tr>
  )
}
