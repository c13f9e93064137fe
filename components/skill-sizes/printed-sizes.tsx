import type { Figure } from '@/lib/domain/published-figure'
import { withDash } from '@/components/figures/figure-value'
import { right, rowClass, Table } from '@/components/ui/table'
import { displayPoints } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

/** Gains by class as the source prints them: not ours, and not from the same tasks. */
export function PrintedSizes({ figures }: { figures: readonly Figure[] }) {
  if (figures.length === 0) return null
  return (
    <div className="mt-4 max-w-[640px]">
      <h3 className="font-[600]">As the source prints it</h3>
      <Table
        caption="Printed gain by class of size"
        heads={['Class', ...right('Tasks', 'Gain, pp'), 'Source']}
      >
        {figures.map(({ key, n, value, source, note }) => (
          <tr key={key} className={rowClass()}>
            <td>{withDash(key)}</td>
            <td className="text-right">{n ?? '—'}</td>
            <td className="text-right">{displayPoints(value)}</td>
            <td className="text-xs text-ink-3">
              {visibleName(source)}
              {note && `. ${note}`}
            </td>
          </tr>
        ))}
      </Table>
      <p className="mt-1 text-xs text-ink-3">
        Printed for all tasks of the source; ours are for the tasks whose sizes are known, of the
        texts that are known: classes can hold other tasks, so the two can differ. They are not
        mixed.
      </p>
    </div>
  )
}
