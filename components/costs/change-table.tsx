import { right, rowClass, Table } from '@/components/ui/table'
import type { UseRow } from '@/lib/cells/use-change-by'
import { displayCount, displayP } from '@/lib/display'
import type { Use } from '@/lib/domain/trial-measure'
import { visibleName } from '@/lib/domain/visible-text'
import { ChangeInterval } from './change-interval'
import { displayChange, displayChangeInterval, displayUse, sayChange } from './use-words'

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
        ...right('Tasks', 'Without', 'With', 'Change, %', '95 %'),
        { label: '÷4 to ×4', isHidden: true },
        ...right('p'),
        'Verdict',
      ]}
    >
      {rows.map(({ key, name, change }) => (
        <tr key={key ?? ''} className={`${rowClass('dense')} [&>td]:whitespace-nowrap`}>
          <th scope="row" className="min-w-[158px] text-xs font-normal">
            {name === null ? 'no domain' : visibleName(name)}
          </th>
          <td className="text-right">{displayCount(change.n)}</td>
          <td className="text-right">{displayUse(measure, change.without)}</td>
          <td className="text-right">{displayUse(measure, change.with)}</td>
          <td className="text-right font-[600]">{displayChange(change.change, '')}</td>
          <td
            className="text-right text-ink-3"
            title={change.n === 1 ? 'one task only: no interval' : undefined}
          >
            {displayChangeInterval(change)}
          </td>
          <td className="max-sm:hidden">
            <ChangeInterval change={change} />
          </td>
          <td className="text-right text-ink-3">{displayP(change.p)}</td>
          <td>{sayChange(change)}</td>
        </tr>
      ))}
    </Table>
  )
}
