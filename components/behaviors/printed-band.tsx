import type { PrintedBehaviors } from '@/lib/cells/printed-behaviors'
import { printedFacts } from './printed-facts'

/** The findings of the printed tables in numbers. */
export function PrintedBand({ printed }: { printed: PrintedBehaviors }) {
  const facts = printedFacts(printed)
  const [first, ...others] = facts
  if (!first) return null
  return (
    <section
      aria-label="What the printed tables say"
      className="grid gap-x-10 gap-y-4 border-b py-4 sm:grid-cols-[260px_minmax(0,1fr)]"
    >
      <p>
        <span className="block text-headline font-[600]">{first.value}</span>
        <span className="text-ink-2">{first.says}</span>
      </p>
      <ul className="grid content-center gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {others.map(({ value, says }) => (
          <li key={says}>
            <span className="block font-[600]">{value}</span>
            <span className="text-xs text-ink-2">{says}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
