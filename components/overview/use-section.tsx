import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { right, rowClass, Table, wide, WIDE } from '@/components/ui/table'
import { sayNotFollowed } from '@/components/contrast/not-followed'
import type { ContrastHead } from '@/lib/cells/describe-contrast'
import type { UseChange } from '@/lib/cells/use-change'
import { USE_NAMES } from '@/lib/domain/trial-measure'
import { UseMethod } from '@/components/use/use-method'
import { displayP } from '@/lib/display'
import {
  displayBillInterval,
  displayChange,
  displayChangeInterval,
  displayUse,
  oneOf,
  sayBasis,
  sayChange,
  sayLost,
  sayOtherWay,
  sayRatio,
  sayTimedOut,
  sayUnknownUse,
} from '@/lib/cells/use-words'

/** What skills cost and save: every measure that the logs know, as a relative change of a typical task. */
export function UseSection({
  changes,
  contrast,
  source,
  href,
}: {
  changes: readonly UseChange[]
  contrast: ContrastHead | null
  /** What the experiment was read from. */
  source: 'logs' | 'published'
  /** The view that takes them apart. */
  href: string
}) {
  if (changes.length === 0) return null
  const notes = [sayOtherWay(changes), sayTimedOut(changes), sayUnknownUse(changes, source)].filter(
    (note) => note !== null,
  )
  const notFollowed = sayNotFollowed(contrast)
  return (
    <Section
      id="use"
      title="What do skills cost and save?"
      aside={`relative change of a typical ${oneOf(changes[0]!)}, between its geometric means · beside it the whole bill${notFollowed ? ` · ${notFollowed}` : ''}`}
      actions={
        <Link href={href} className="hover:text-ink hover:underline">
          by domain and task
        </Link>
      }
    >
      <Table
        caption="Relative change of tokens, cost, time, steps and tool calls with skills"
        least={600}
        heads={[
          'Use of a run',
          ...wide(right('Typical without', 'Typical with')),
          ...right('Change, %'),
          ...wide(right('95 %', 'p')),
          'Verdict',
          ...right('Whole bill, %'),
        ]}
      >
        {changes.map((change) => (
          <Row key={change.measure} change={change} />
        ))}
      </Table>
      {notes.map((note) => (
        <p key={note} className="mt-1 text-xs text-ink-2">
          {note}
        </p>
      ))}
      <UseMethod />
    </Section>
  )
}

function Row({ change }: { change: UseChange }) {
  const { measure, ratio } = change
  const billInterval = displayBillInterval(change)
  const bill = ratio === null ? null : ratio - 1
  const lost = sayLost(change)
  const [without, with_] = [change.typicalWithout, change.typicalWith].map((typical) =>
    displayUse(measure, typical),
  )
  return (
    <tr className={`${rowClass()} [&>td]:whitespace-nowrap`}>
      <th scope="row" className="min-w-[132px] font-[450] text-ink">
        {USE_NAMES[measure]}
        <span className="block text-2xs font-normal text-ink-3 sm:hidden">
          {without} → {with_}
        </span>
        <span className="block text-2xs font-normal text-ink-3">
          {[sayBasis(change), lost].filter(Boolean).join(' · ')}
        </span>
      </th>
      <td className={`text-right ${WIDE}`}>{without}</td>
      <td className={`text-right ${WIDE}`}>{with_}</td>
      <td className="text-right font-[600]">
        {displayChange(change.change, '')}
        <span className="block text-2xs font-normal text-ink-3 sm:hidden">
          {displayChangeInterval(change)}
        </span>
      </td>
      <td className={`text-right text-ink-3 ${WIDE}`}>{displayChangeInterval(change)}</td>
      <td className={`text-right text-ink-3 ${WIDE}`}>{displayP(change.p)}</td>
      <td className="max-sm:whitespace-normal!">{sayChange(change)}</td>
      <td className="text-right" title={billInterval === null ? sayRatio(change) : undefined}>
        {displayChange(bill, '')}
        {billInterval !== null && <span className="block text-2xs text-ink-3">{billInterval}</span>}
      </td>
    </tr>
  )
}
