import Link from 'next/link'
import { FoldedRows } from '@/components/ui/folded-rows'
import { right, rowClass, Table, WIDE, wide } from '@/components/ui/table'
import type { UseDomains } from '@/lib/cells/use-domains'
import type { UseRow } from '@/lib/cells/use-change-by'
import { displayCount, displayCounted, displayP } from '@/lib/display'
import type { Use } from '@/lib/domain/trial-measure'
import { visibleName } from '@/lib/domain/visible-text'
import { ChangeInterval } from './change-interval'
import {
  displayChange,
  displayChangeInterval,
  displayUse,
  sayRatio,
  sayRow,
  sayRowBeside,
} from '@/lib/cells/use-words'

const SHRUNK_HINT =
  'Pulled toward the overall change; how far depends on how much domains differ, which the data leave open'

/** The change of a measure by configuration, domain, pair of conditions or class of skills. */
export function ChangeTable({
  kind,
  measure,
  rows,
  hrefOf,
  shrunk = [],
}: {
  /** What a row is. */
  kind: string
  measure: Use
  rows: readonly UseRow[]
  /** Where the name of a row leads. */
  hrefOf?: (row: UseRow) => string
  /** Changes of domains pulled toward the overall one; none: no such column. */
  shrunk?: UseDomains['shrunk']
}) {
  return (
    <FoldedRows total={rows.length} one={kind.toLowerCase()}>
      <Table
        caption={`Change by ${kind.toLowerCase()}`}
        least={680}
        hasLinks={hrefOf !== undefined}
        heads={[
          kind,
          ...wide(right('Tasks', 'Typical without', 'Typical with')),
          ...right('Change, %'),
          ...wide(right('95 %')),
          ...(shrunk.length > 0
            ? [{ ...right('Shrunk, %')[0]!, className: WIDE, title: SHRUNK_HINT }]
            : []),
          { label: '÷4 to ×4', isHidden: true, className: WIDE },
          ...wide(right('p', 'q')),
          'Verdict',
          {
            ...right('Total, %')[0]!,
            className: WIDE,
            title: 'Ratio of totals: large tasks decide',
          },
        ]}
      >
        {rows.map((row) => (
          <Row
            key={row.key ?? ''}
            {...{ row, measure }}
            href={hrefOf?.(row)}
            {...(shrunk.length > 0 && {
              shrunk: shrunk.find(({ domain }) => domain === row.key)?.change ?? null,
            })}
          />
        ))}
      </Table>
    </FoldedRows>
  )
}

function Row({
  row,
  measure,
  href,
  shrunk,
}: {
  row: UseRow
  measure: Use
  href?: string
  /** Absent: the table has no such column; null: tasks without a domain. */
  shrunk?: number | null
}) {
  const { name, change, q } = row
  const said = sayRow(row)
  const label = name === null ? 'no domain' : visibleName(name)
  const isOfTasks = change.basis === 'tasks'
  return (
    <tr className={`${rowClass('dense')} [&>td]:whitespace-nowrap`}>
      <th scope="row" className="min-w-[120px] text-xs font-normal wrap-anywhere sm:min-w-[158px]">
        {href ? (
          <Link href={href} className="hover:underline">
            {label}
          </Link>
        ) : (
          label
        )}
        <span className="block text-2xs text-ink-3 sm:hidden">
          {isOfTasks && `${displayCounted(change.n, 'task')} · `}
          {displayUse(measure, change.typicalWithout)} → {displayUse(measure, change.typicalWith)}
        </span>
      </th>
      <td className={`text-right ${WIDE}`} title={isOfTasks ? undefined : 'a printed mean'}>
        {isOfTasks ? displayCount(change.n) : '—'}
      </td>
      <td className={`text-right ${WIDE}`}>{displayUse(measure, change.typicalWithout)}</td>
      <td className={`text-right ${WIDE}`}>{displayUse(measure, change.typicalWith)}</td>
      <td className="text-right font-[600]">
        {displayChange(change.change, '')}
        <span className="block text-2xs font-normal text-ink-3 sm:hidden">
          {displayChangeInterval(change)}
        </span>
      </td>
      <td
        className={`text-right text-ink-3 ${WIDE}`}
        title={change.n === 1 ? 'one task only: no interval' : undefined}
      >
        {displayChangeInterval(change)}
      </td>
      {shrunk !== undefined && (
        <td className={`text-right text-ink-3 ${WIDE}`}>{displayChange(shrunk, '')}</td>
      )}
      <td className={WIDE}>
        <ChangeInterval change={change} isTold={said !== 'can’t tell yet'} />
      </td>
      <td className={`text-right text-ink-3 ${WIDE}`}>{displayP(change.p)}</td>
      <td className={`text-right text-ink-3 ${WIDE}`}>{displayP(q)}</td>
      <td className="text-xs max-sm:max-w-[84px] max-sm:whitespace-normal!">
        {change.p === null && !isOfTasks ? 'printed, not tested' : sayRowBeside(row)}
      </td>
      <td className={`text-right ${WIDE}`} title={sayRatio(change)}>
        {displayChange(change.ratio === null ? null : change.ratio - 1, '')}
      </td>
    </tr>
  )
}
