import { PointsAxis } from '@/components/chart/points-axis'
import { linearTicks, scaleOf } from '@/components/chart/ticks'
import { rowClass, Table } from '@/components/ui/table'
import type { DomainDifference } from '@/lib/analysis/compare/domain-differences'
import { displayPoints } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { clipDifference, displayDifferenceInterval } from './compare-words'
import { Mark } from './gains-on-one-axis'

const WIDTH = 300
const HEIGHT = 18

/** How the gain differs by domain, the largest difference first; a line is grey where its interval has zero. */
export function DomainDifferences({ domains }: { domains: readonly DomainDifference[] }) {
  const values = domains.flatMap(({ difference, low, high }) => [
    ...[difference, low ?? 0, high ?? 0].map(clipDifference),
  ])
  const ticks = linearTicks(Math.min(0, ...values), Math.max(0, ...values), 4)
  const x = scaleOf(ticks, [16, WIDTH - 16])
  const right = { isRight: true }
  return (
    <Table
      caption="Difference of the gains by domain"
      least={640}
      heads={[
        'Domain',
        { label: 'Tasks', ...right },
        { label: 'Left', ...right },
        { label: 'Right', ...right },
        {
          label: (
            <>
              <span className="sr-only">Difference on an axis of points</span>
              <AxisOf ticks={ticks} x={x} />
            </>
          ),
          className: 'max-md:hidden',
        },
        { label: 'Diff., pp', ...right },
        { label: '95 % interval', ...right },
      ]}
    >
      {domains.map((row) => (
        <tr key={row.domain} className={rowClass('dense')}>
          <th scope="row" className="text-left font-normal">
            {visibleName(row.domain)}
          </th>
          <td className="text-right text-ink-2">{row.nTasks}</td>
          <td className="text-right text-ink-2">{displayPoints(row.left)}</td>
          <td className="text-right text-ink-2">{displayPoints(row.right)}</td>
          <td className="max-md:hidden" style={{ width: WIDTH }}>
            <DifferenceBar row={row} x={x} />
          </td>
          <td className="text-right font-[600]">{displayPoints(row.difference)}</td>
          <td className="text-right whitespace-nowrap text-ink-3">
            {row.low === null ? 'one task' : displayDifferenceInterval(row.low, row.high)}
          </td>
        </tr>
      ))}
    </Table>
  )
}

type Scale = (value: number) => number

const AxisOf = ({ ticks, x }: { ticks: readonly number[]; x: Scale }) => (
  <svg width={WIDTH} height={18} aria-hidden className="font-normal">
    <PointsAxis ticks={ticks} x={x} top={0} bottom={0} />
  </svg>
)

function DifferenceBar({ row: { difference, low, high }, x }: { row: DomainDifference; x: Scale }) {
  const isShown = low !== null && high !== null && (low > 0 || high < 0)
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden className={isShown ? 'text-ink' : 'text-ink-3'}>
      <line x1={x(0)} x2={x(0)} y1={0} y2={HEIGHT} className="stroke-rule-strong" />
      {low !== null && high !== null && (
        <line
          x1={x(clipDifference(low))}
          x2={x(clipDifference(high))}
          y1={HEIGHT / 2}
          y2={HEIGHT / 2}
          stroke="currentColor"
          strokeWidth={1.5}
        />
      )}
      <g opacity={isShown ? 1 : 0.6}>
        <Mark mark="difference" x={x(difference)} y={HEIGHT / 2} />
      </g>
    </svg>
  )
}
