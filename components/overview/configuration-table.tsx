import { READ_HINT, ReadCell } from '@/components/contrast/read-cell'
import { Dumbbell } from '@/components/chart/dumbbell'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import type { ContrastHead } from '@/lib/cells/describe-contrast'
import type { ReadShare } from '@/lib/analysis/measure/measure-activation'
import type { ConfigurationRow } from '@/lib/analysis/experiment/list-configurations'
import {
  displayCounted,
  displayP,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import { sayTasks } from '@/lib/cells/say-tasks'
import { FoldedRows } from '@/components/ui/folded-rows'
import { right, rowClass, Table, wide, WIDE } from '@/components/ui/table'
import { visibleName } from '@/lib/domain/visible-text'

const Q_HINT =
  'p corrected for having looked at every configuration of this table (Benjamini-Hochberg).'

/** Rates and gain of every configuration over the tasks it has in both arms. */
export function ConfigurationTable({
  rows,
  contrast,
  reads,
}: {
  rows: readonly ConfigurationRow[]
  contrast: ContrastHead
  /** In how many runs a skill was read; null where no trajectory can tell. */
  reads: readonly ReadShare[] | null
}) {
  const kinds = { without: contrast.without.kind, with: contrast.with.kind }
  return (
    <FoldedRows total={rows.length} one="configuration">
      <Table
        caption="Mean reward without and with skills and the gain, by configuration"
        heads={[
          'Configuration',
          ...wide(right('Without', 'With')),
          { label: 'Both on a line from 0 to 100 %', isHidden: true, className: WIDE },
          ...right('Gain, pp'),
          { label: '95 %', isRight: true, className: WIDE },
          { label: 'q', isRight: true, title: Q_HINT },
          ...(reads ? [{ label: 'Read', isRight: true, title: READ_HINT }] : []),
        ]}
      >
        {rows.map((row) => (
          <Row key={row.key} row={row} kinds={kinds} reads={reads} />
        ))}
      </Table>
    </FoldedRows>
  )
}

/** Of several rows those alone are told that survive the correction for all of them. */
function toneOf({ gain, q }: ConfigurationRow): string {
  const tone = q === null || q > 0.05 ? 'noise' : gainTone(gain)
  return tone === 'help' ? '' : GAIN_TONE[tone]
}

function Row({
  row,
  kinds,
  reads,
}: {
  row: ConfigurationRow
  reads: readonly ReadShare[] | null
  kinds: React.ComponentProps<typeof Dumbbell>['kinds']
}) {
  const { gain } = row
  return (
    <tr className={`${rowClass()} [&>td]:whitespace-nowrap`}>
      <th scope="row" className="min-w-[130px] text-sm font-[450] wrap-anywhere text-ink">
        {visibleName(row.model ?? 'unknown model')}{' '}
        <span className="font-normal text-ink-3">
          {visibleName([row.harness ?? 'unknown harness', row.effort].filter(Boolean).join(' · '))}
        </span>
        <span className="block text-2xs font-normal text-ink-3 sm:hidden">
          {displayRate(row.without, '')} → {displayRate(row.with)}
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
      <td className={`text-right ${WIDE}`}>{displayRate(row.without, '')}</td>
      <td className={`text-right ${WIDE}`}>{displayRate(row.with, '')}</td>
      <td className={WIDE}>
        <Dumbbell without={row.without} with={row.with} kinds={kinds} />
      </td>
      <td className={`text-right font-[600] ${toneOf(row)}`}>
        {displayPoints(gain.estimate)}
        <span className="block text-2xs font-normal text-ink-3 sm:hidden">
          {displayPointsInterval(gain.low, gain.high)}
        </span>
      </td>
      <td
        className={`text-right text-ink-3 ${WIDE}`}
        title={`${sayTasks(gain)}, ${displayCounted(gain.nTrials, 'trial')}`}
      >
        {displayPointsInterval(gain.low, gain.high)}
      </td>
      <td className="text-right text-ink-3">{displayP(row.q)}</td>
      {reads && <ReadCell share={reads.find(({ key }) => key === row.key)} />}
    </tr>
  )
}
