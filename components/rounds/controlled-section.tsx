import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import type { ControlledRound } from '@/lib/cells/rounds/controlled-rounds'
import { visibleName } from '@/lib/domain/visible-text'
import { displayDifference, displayReading, displayRelative } from './round-words'

/** Single rounds that a source prints before and after, absolute beside relative. */
export function ControlledSection({ rounds }: { rounds: readonly ControlledRound[] }) {
  if (rounds.length === 0) return null
  const notes = [...new Set(rounds.flatMap(({ notes }) => notes ?? []))]
  const sources = [...new Set(rounds.map(({ source }) => source))]
  const differs = rounds.some(
    ({ difference, printed }) =>
      printed !== null && displayDifference(difference, 1) !== displayDifference(printed, 1),
  )
  return (
    <Section id="controlled" title="And one round under control?" aside="before and after, printed">
      <div className="max-w-[640px]">
        <Table
          caption="One round before and after"
          least={480}
          heads={['Query', ...right('Before', 'After', 'Points', 'Printed as', 'Of the base')]}
        >
          {rounds.map(({ name, before, after, difference, printed, relative }) => (
            <tr key={name} className={rowClass()}>
              <td>{visibleName(name)}</td>
              <td className="text-right">{displayReading(before, 1)}</td>
              <td className="text-right">{displayReading(after, 1)}</td>
              <td className="text-right font-[600]">{displayDifference(difference, 1)}</td>
              <td className="text-right text-ink-3">{displayDifference(printed, 1)}</td>
              <td className="text-right text-ink-3">{displayRelative(relative)}</td>
            </tr>
          ))}
        </Table>
      </div>
      <p className="mt-2 max-w-[640px] text-xs text-ink-2">
        {notes.map(visibleName).join(' ')}{' '}
        {differs &&
          'Points are after minus before as printed; the source rounds its gain by itself. '}
        Source: {sources.map(visibleName).join('; ')}. No n and no variance are printed, so no
        interval.
      </p>
    </Section>
  )
}
