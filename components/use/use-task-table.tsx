import { CarriedLink } from '@/components/site/carried-link'
import { rowClass, WIDE } from '@/components/ui/table'
import { isSureChange, type ListedUseTask } from '@/lib/cells/use-tasks'
import {
  displayChange,
  displayChangeInterval,
  displayUse,
  sayChange,
  WITHIN_NOISE,
} from '@/lib/cells/use-words'
import { displayCount } from '@/lib/display'
import type { Use } from '@/lib/domain/trial-measure'
import { visibleName } from '@/lib/domain/visible-text'
import { taskViewHref } from '@/lib/url/task'
import { ChangeInterval } from './change-interval'

const WIDER = 'max-lg:hidden'

/** What the change of one task allows to say, after the correction for all of them. */
function sayTask(row: ListedUseTask): { readonly words: string; readonly title: string } {
  if (row.change === null)
    return { words: 'unknown', title: 'No configuration says it in both arms.' }
  if (row.q === null)
    return {
      words: 'not tested',
      title: 'Fewer than three configurations, or all alike: no spread to test against.',
    }
  if (isSureChange(row))
    return {
      words: row.change > 0 ? 'more' : 'less',
      title: 'Beyond noise, corrected for all tasks',
    }
  const words = 'can’t tell yet'
  return {
    words: sayChange(row) === words ? words : `${words} · ${WITHIN_NOISE}`,
    title: 'Within noise, corrected for all tasks',
  }
}

/** Tasks by what skills change of a use, one a row; `head` names and sorts its columns. */
export const UseTaskTable = ({
  rows,
  measure,
  slug,
  head,
}: {
  rows: readonly ListedUseTask[]
  measure: Use
  slug: string
  head: React.ReactNode
}) => (
  <div className="scroll-x">
    <table className="w-full">
      <caption className="sr-only">Tasks with the change of what their runs use</caption>
      <thead>
        <tr className="border-b border-rule-strong [&>th]:pr-4 [&>th]:pb-[6px] [&>th]:whitespace-nowrap [&>th:last-child]:pr-0">
          {head}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.task} {...{ row, measure, slug }} />
        ))}
      </tbody>
    </table>
  </div>
)

function Row({ row, measure, slug }: { row: ListedUseTask; measure: Use; slug: string }) {
  const { words, title } = sayTask(row)
  return (
    <tr className={`${rowClass('dense')} [&>td]:whitespace-nowrap`}>
      <th scope="row" className="min-w-[120px] font-normal wrap-anywhere">
        <CarriedLink
          href={taskViewHref(slug, row.task, {})}
          className="font-mono text-xs hover:underline"
        >
          {visibleName(row.task)}
        </CarriedLink>
        <span className="block text-2xs text-ink-3 sm:hidden">
          {displayUse(measure, row.typicalWithout)} → {displayUse(measure, row.typicalWith)}
        </span>
      </th>
      <td className={WIDER}>{row.domain === null ? '—' : visibleName(row.domain)}</td>
      <td className={`text-right ${WIDE}`} title={`${displayCount(row.nWithout)} runs`}>
        {displayUse(measure, row.typicalWithout)}
      </td>
      <td className={`text-right ${WIDE}`} title={`${displayCount(row.nWith)} runs`}>
        {displayUse(measure, row.typicalWith)}
      </td>
      <td className="text-right font-[600]">{displayChange(row.change, '')}</td>
      <td className={`text-right text-ink-3 ${WIDE}`}>
        {row.change !== null && (
          <ChangeInterval change={row} isTold={isSureChange(row)} width={64} />
        )}{' '}
        <span className="inline-block min-w-[112px] max-xl:hidden">
          {displayChangeInterval(row)}
        </span>
      </td>
      <td
        className={`text-xs text-ink-3 ${WIDER}`}
        title={`more in ${row.nUp}, less in ${row.nDown} of ${row.nConfigurations} configurations`}
      >
        {row.nConfigurations > 0 && `${row.nUp} ↑ ${row.nDown} ↓`}
      </td>
      <td title={title} className="text-xs">
        {words}
      </td>
    </tr>
  )
}

/** Heads of the columns above, in their order. */
export const USE_TASK_HEADS = [
  { label: 'Task', sort: 'task' },
  { label: 'Domain', sort: 'domain', className: WIDER },
  { label: 'Without', sort: 'without', className: `text-right ${WIDE}` },
  { label: 'With', sort: 'with', className: `text-right ${WIDE}` },
  { label: 'Change, %', sort: 'gain', className: 'text-right' },
  { label: '95 % interval', sort: null, className: `text-right ${WIDE}` },
  { label: 'Configurations', sort: null, className: WIDER },
  { label: 'How sure', sort: 'label' },
] as const
