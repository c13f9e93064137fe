import { Dumbbell } from '@/components/chart/dumbbell'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import type { ContrastHead } from '@/lib/cells/describe-contrast'
import type { ConfigurationRow } from '@/lib/analysis/experiment/list-configurations'
import {
  displayCounted,
  displayP,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import { right, rowClass, Table } from '@/components/ui/table'
import { visibleName } from '@/lib/domain/visible-text'

const Q_HINT =
  'p corrected for having looked at every configuration of this table (Benjamini-Hochberg).'

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
    <Table
      caption="Mean reward without and with skills and the gain, by configuration"
      heads={[
        'Configuration',
        ...right('Without', 'With'),
        { label: 'Both on a line from 0 to 100 %', isHidden: true, className: 'max-sm:hidden' },
        ...right('Gain, pp', '95 %'),
        { label: 'q', isRight: true, title: Q_HINT },
      ]}
    >
      {rows.map((row) => (
        <Row key={row.key} row={row} kinds={kinds} />
      ))}
    </Table>
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
    <tr className={`${rowClass()} [&>td]:whitespace-nowrap`}>
      <th scope="row" className="text-sm font-[450] text-ink">
        {visibleName(row.model ?? 'unknown model')}{' '}
        <span className="font-normal text-ink-3">
          {visibleName([row.harness ?? 'unknown harness', row.effort].filter(Boolean).join(' · '))}
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
      <td
        className="text-right text-ink-3"
        title={`${displayCounted(gain.nTasks, 'task')}, ${displayCounted(gain.nTrials, 'trial')}`}
      >
        {displayPointsInterval(gain.low, gain.high)}
      </td>
      <td className="text-right text-ink-3">{displayP(row.q)}</td>
    </tr>
  )
}
