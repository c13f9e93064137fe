import { right, rowClass, Table } from '@/components/ui/table'
import { isFall } from '@/lib/cells/rounds/count-rounds'
import type { RoundGroup, RoundSeries } from '@/lib/domain/round'
import { visibleName } from '@/lib/domain/visible-text'
import { CAUSE_WORDS, causeMarkOf } from './cause-mark'
import { displayDifference, displayReading, displayReadingInterval } from './round-words'

/** The numbers of the picture above, one row a reading. */
export function ReadingsTable({ group }: { group: RoundGroup }) {
  const { series, unit } = group
  return (
    <details className="mt-1 text-xs">
      <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">
        The numbers as a table
      </summary>
      <div className="mt-2">
        <Table
          caption={`${group.title}, as a table`}
          least={720}
          heads={[
            'Category',
            'Round',
            ...right(unit === 'points' ? 'Gain, pp' : 'Reading', '95 %', 'Best so far', 'Tasks'),
            ...right('Next against this'),
            'Done after it',
          ]}
        >
          {series.flatMap((one) =>
            one.points.map((_, index) => (
              <Row key={`${one.name} ${index}`} group={group} series={one} index={index} />
            )),
          )}
        </Table>
      </div>
    </details>
  )
}

function Row({ group, series, index }: { group: RoundGroup; series: RoundSeries; index: number }) {
  const { digits, unit } = group
  const point = series.points[index]!
  const change = series.changes[index]!
  const kind = causeMarkOf(change)
  const { low, high } = point
  return (
    <tr className={rowClass('dense')}>
      <td className="min-w-[110px] wrap-anywhere">{index === 0 ? visibleName(series.name) : ''}</td>
      <td>{visibleName(point.label)}</td>
      <td className="text-right">
        {point.raw === null && point.best !== null
          ? `≤ ${displayReading(point.best, digits)}`
          : displayReading(point.raw, digits)}
      </td>
      <td className="text-right text-ink-3">
        {low === null || high === null ? '—' : displayReadingInterval(low, high, group)}
      </td>
      <td className="text-right">{displayReading(point.best, digits)}</td>
      <td className="text-right">{point.nTasks ?? '—'}</td>
      <td className={`text-right ${unit !== 'count' && isFall(change, group) ? 'text-hurt' : ''}`}>
        {displayDifference(change.step?.difference ?? change.rise, digits)}
        {change.step !== null && change.step.low !== null && change.step.high !== null && (
          <span className="text-ink-3">
            {` ${displayReadingInterval(change.step.low, change.step.high, group)}`}
          </span>
        )}
      </td>
      <td className="text-ink-2">{kind === null ? '—' : CAUSE_WORDS[kind]}</td>
    </tr>
  )
}
