import type { Figure } from '@/lib/analysis/list-figures'
import { displayPoints } from '@/lib/display'

/** Gains by class as the source prints them: not ours, and not from the same tasks. */
export function PrintedSizes({ figures }: { figures: readonly Figure[] }) {
  if (figures.length === 0) return null
  return (
    <div className="mt-4 max-w-[640px]">
      <h3 className="font-[600]">As the source prints it</h3>
      <table className="mt-1 w-full">
        <thead>
          <tr className="border-b border-rule-strong [&>th]:pr-4 [&>th]:pb-1">
            <th scope="col">Class</th>
            <th scope="col" className="text-right">
              Tasks
            </th>
            <th scope="col" className="text-right">
              Gain, pp
            </th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ key, n, value, source, note }) => (
            <tr key={key} className="border-b last:border-0 [&>td]:py-1 [&>td]:pr-4">
              <td>{key}</td>
              <td className="text-right">{n ?? '—'}</td>
              <td className="text-right">{displayPoints(value)}</td>
              <td className="text-xs text-ink-3">
                {source}
                {note && `. ${note}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1 text-xs text-ink-3">
        Printed for all tasks of the source; ours above are for the tasks whose sizes are known. The
        two are not mixed.
      </p>
    </div>
  )
}
