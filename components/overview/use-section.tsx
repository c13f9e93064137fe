import Link from 'next/link'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import type { UseChange } from '@/lib/cells/use-change'
import { displayP } from '@/lib/display'
import {
  displayChange,
  displayChangeInterval,
  displayUse,
  sayBasis,
  sayChange,
  sayLost,
  sayTimedOut,
  USE_NAMES,
} from '@/components/costs/use-words'

/** What skills cost and save: every measure that the logs know, as a relative change of a typical task. */
export function UseSection({
  changes,
  href,
}: {
  changes: readonly UseChange[]
  /** The view that takes them apart. */
  href: string
}) {
  if (changes.length === 0) return null
  const timedOut = sayTimedOut(changes)
  return (
    <Section
      id="use"
      title="What do skills cost and save?"
      aside="relative change of a typical task · beside it the whole bill"
      actions={
        <Link href={href} className="hover:text-ink hover:underline">
          by domain, configuration and task
        </Link>
      }
    >
      <Table
        caption="Relative change of tokens, cost, time, steps and tool calls with skills"
        least={600}
        heads={[
          'Use of a run',
          ...right('Without', 'With', 'Change, %', '95 %', 'p'),
          'Verdict',
          ...right('Whole bill, %'),
        ]}
      >
        {changes.map((change) => (
          <Row key={change.measure} change={change} />
        ))}
      </Table>
      {timedOut && <p className="mt-1 text-xs text-ink-2">{timedOut}</p>}
      <HowComputed href={methodHref('Beside the headline')}>
        <p>
          Per task the mean over configurations of the logarithm of mean use with over mean use
          without, then the mean over tasks with its t interval, as a relative change: heavy tails
          do not decide it. Unknown and 0 are left out and counted, never taken as 0. The whole bill
          is the ratio of totals, where large tasks decide; its interval is said from thirty tasks
          on. All runs count, passed or not, whatever the error policy. No draws and no seed:
          formulas.
        </p>
      </HowComputed>
    </Section>
  )
}

function Row({ change }: { change: UseChange }) {
  const { measure, ratio, ratioLow, ratioHigh } = change
  const bill = ratio === null ? null : ratio - 1
  const lost = sayLost(change)
  return (
    <tr className={`${rowClass()} [&>td]:whitespace-nowrap`}>
      <th scope="row" className="font-[450] text-ink">
        {USE_NAMES[measure]}
        <span className="block text-2xs font-normal text-ink-3">
          {[sayBasis(change), lost].filter(Boolean).join(' · ')}
        </span>
      </th>
      <td className="text-right">{displayUse(measure, change.without)}</td>
      <td className="text-right">{displayUse(measure, change.with)}</td>
      <td className="text-right font-[600]">{displayChange(change.change, '')}</td>
      <td className="text-right text-ink-3">{displayChangeInterval(change)}</td>
      <td className="text-right text-ink-3">{displayP(change.p)}</td>
      <td>{sayChange(change)}</td>
      <td
        className="text-right"
        title={
          ratioLow === null || ratioHigh === null
            ? 'too few tasks for an interval'
            : `[${displayChange(ratioLow - 1, '')}, ${displayChange(ratioHigh - 1, '')}]`
        }
      >
        {displayChange(bill, '')}
      </td>
    </tr>
  )
}
