import { rowClass, Table } from '@/components/ui/table'
import { Section } from '@/components/ui/section'
import { displayCount, displayCounted } from '@/lib/display'
import { provenanceWords, type PrintedTable } from '@/lib/domain/printed-table'
import { visibleName } from '@/lib/domain/visible-text'

const words = (name: string) => visibleName(name.replaceAll('_', ' '))

/** A value in the digits of its source. */
const asPrinted = (value: string | number | null) =>
  value === null ? '—' : typeof value === 'string' ? visibleName(value) : value.toLocaleString('en')

/** A table as its source prints it, with where it stands and how it was obtained. */
export function PrintedTableSection({ table }: { table: PrintedTable }) {
  const { id, title, rowDims, columns, rows, metric, unit, nPerCell } = table
  const size = nPerCell === null ? 'n not printed' : `n = ${displayCount(nPerCell)} a cell`
  return (
    <Section
      id={`table-${id}`}
      title={visibleName(title)}
      aside={`${words(metric)}, ${words(unit)} · ${size} · ${displayCounted(rows.length, 'row')}`}
    >
      <div className={columns.length < 5 ? 'max-w-[760px]' : ''}>
        <Table
          caption={title}
          heads={[
            ...rowDims.map(words),
            ...columns.map((column) => ({ label: words(column), isRight: true })),
          ]}
        >
          {rows.map((row, at) => (
            <tr key={at} className={rowClass('dense')}>
              {row.map((value, column) =>
                column < rowDims.length ? (
                  <th key={column} scope="row" className="text-sm font-normal whitespace-nowrap">
                    {asPrinted(value)}
                  </th>
                ) : (
                  <td key={column} className="text-right whitespace-nowrap">
                    {asPrinted(value)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </Table>
      </div>
      <PrintedSource table={table} />
    </Section>
  )
}

/** Where a printed table stands, how it was obtained, what its source says beside it. */
export function PrintedSource({ table }: { table: PrintedTable }) {
  return (
    <dl className="mt-2 grid max-w-[860px] grid-cols-[80px_1fr] gap-x-3 text-xs text-ink-2 [&>dd]:wrap-anywhere [&>dt]:text-ink-3">
      <dt>Table</dt>
      <dd className="font-mono">{table.id}</dd>
      <dt>Source</dt>
      <dd>
        {visibleName(table.source)}; {provenanceWords(table.provenance)}
      </dd>
      {table.notes !== null && (
        <>
          <dt>Notes</dt>
          <dd>{visibleName(table.notes)}</dd>
        </>
      )}
    </dl>
  )
}
