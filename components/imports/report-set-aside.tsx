import { right, rowClass, Table } from '@/components/ui/table'
import { displayBytes, displayCount, displayCounted } from '@/lib/display'
import type { SetAsideFiles } from '@/lib/domain/import'
import { visibleName } from '@/lib/domain/visible-text'

/** Files that lie beside what was read and of which nothing is kept: folded, as there is nothing to do. */
export function ReportSetAside({ files }: { files: readonly SetAsideFiles[] }) {
  const count = files.reduce((sum, one) => sum + one.files, 0)
  return (
    <details className="mt-3">
      <summary className="w-fit cursor-pointer text-sm text-ink-2 underline">
        {displayCounted(count, 'file')} beside them {count === 1 ? 'is' : 'are'} known and hold
        nothing that is kept
      </summary>
      <div className="mt-2">
        <Table
          caption="Files that were set aside"
          least={620}
          heads={['What they hold', ...right('Files', 'Size'), 'The first']}
        >
          {files.map(({ format, holds, files: number, bytes, example }) => (
            <tr key={`${format} ${holds}`} className={`${rowClass('dense')} align-top`}>
              <td className="min-w-[220px]">
                {holds}
                <span className="block text-xs text-ink-3">{format}</span>
              </td>
              <td className="text-right">{displayCount(number)}</td>
              <td className="text-right whitespace-nowrap">{displayBytes(bytes)}</td>
              <td className="min-w-[200px] font-mono text-xs wrap-anywhere text-ink-2">
                {visibleName(example)}
              </td>
            </tr>
          ))}
        </Table>
      </div>
    </details>
  )
}
