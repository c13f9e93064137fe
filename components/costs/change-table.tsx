import { right, rowClass, Table } from '@/components/ui/table'
import type { UseRow } from '@/lib/cells/use-change-by'
import { displayCount, displayCounted, displayP } from '@/lib/display'
import type { Use } from '@/lib/domain/trial-measure'
import { visibleName } from '@/lib/domain/visible-text'
import { ChangeInterval } from './change-interval'
import { displayChange, displayChangeInterval, displayUse, sayRow } from './use-words'

/** Columns that a phone has no room for: what they say stands below the name there. */
const WIDE = 'max-sm:hidden'

/** The change of a measure by configuration or by domain. */
export function ChangeTable({
  kind,
  measure,
  rows,
}: {
  kind: 'Configuration' | 'Domain'
  measure: Use
  rows: readonly UseRow[]
}) {
  return (
    <Table
      caption={`Change by ${kind.toLowerCase()}, largest first`}
      least={680}
      heads={[
        kind,
        ...right('Tasks', 'Without', 'With').map((head) => ({ ...head, className: WIDE })),
        ...right('Change, %', '95 %'),
        { label: '÷4 to ×4', isHidden: true, className: WIDE },
        ...right('p', 'q').map((head) => ({ ...head, className: WIDE })),
        'Verdict',
      ]}
    >
      {rows.map((row) => (
        <ChangeRow key={row.key ?? ''} row={row} measure={measure} />
      ))}
    </Table>
  )
}

function ChangeRow({ row, measure }: { row: UseRow; measure: Use }) {
  const { name, change, q } = row
  const said = sayRow(row)
  return (
    <tr className={`${rowClass('dense')} [&>td]:whitespace-nowrap`}>
      <th scope="row" className="min-w-[120px] text-xs font-normal sm:min-w-[158px]">
        {name === null ? 'no domain' : visibleName(name)}
        <span className="block text-2xs text-ink-3 sm:hidden">
          {displayCounted(change.n, 'task')} · {displayUse(measure, change.without)} →{' '}
          {displayUse(measure, change.with)}
        </span>
      </th>
      <td className={`text-right ${WIDE}`}>{displayCount(change.n)}</td>
      <td className={`text-right ${WIDE}`}>{displayUse(measure, change.without)}</td>
      <td className={`text-right ${WIDE}`}>{displayUse(measure, change.with)}</td>
      <td className="text-right font-[600]">{displayChange(change.change, '')}</td>
      <td
        className="text-right text-ink-3"
        title={change.n === 1 ? 'one task only: no interval' : undefined}
      >
        {displayChangeInterval(change)}
      </td>
      <td className={WIDE}>
        <ChangeInterval change={change} isTold={said !== 'can’t tell yet'} />
      </td>
      <td className={`text-right text-ink-3 ${WIDE}`}>{displayP(change.p)}</td>
      <td className={`text-right text-ink-3 ${WIDE}`}>{displayP(q)}</td>
      <td>{said}</td>
    </tr>
  )
}
