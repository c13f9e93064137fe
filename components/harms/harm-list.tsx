import Link from 'next/link'
import type { ConditionHead } from '@/lib/cells/describe-contrast'
import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import { isFound } from '@/lib/domain/gain'
import { displayCounted, displayPoints, displayPointsInterval } from '@/lib/display'
import { sayTaskQ, whyNoTaskQ } from '@/lib/cells/say-task-p'
import { HarmMark } from '@/components/contrast/harm-mark'
import { sayWhyLabel } from '@/components/contrast/label-words'
import { comparedBy, luckSentence } from '@/components/contrast/luck'
import { visibleName } from '@/lib/domain/visible-text'

/** What a number rests on, below it. */
const Small = ({ children }: { children: string }) => (
  <span className="block text-2xs font-normal whitespace-nowrap text-ink-3">{children}</span>
)

/** What the rows shown need said of them: what a label rests on, and a q that is none. */
function notesOn(rows: ExperimentSummary['harms']['worst']): string[] {
  const isSureThough0 = rows.some(({ label, gain }) => isFound(label) && (gain.high ?? -1) >= 0)
  const whyNoQ = rows.map(whyNoTaskQ).find(Boolean)
  return [
    ...(isSureThough0
      ? ['A label is that of the task’s test; its interval is made another way and may reach 0.']
      : []),
    ...(whyNoQ ? [`q = —: ${whyNoQ}.`] : []),
  ]
}

/** The tasks that got worse, strongest evidence first, and how many luck alone would make worse. */
export function HarmList({
  harms,
  without,
  taskHrefs,
  allHref,
  hasReasons,
}: {
  harms: ExperimentSummary['harms']
  /** What skills are compared with. */
  without: ConditionHead | undefined
  /** Link of each task in the list. */
  taskHrefs: ReadonlyMap<string, string>
  /** Where all of them stand. */
  allHref: string
  /** Whether trials are there that say how they ended. */
  hasReasons: boolean
}) {
  if (harms.worst.length === 0)
    return (
      <p className="text-ink-2">
        {harms.nTasks === 0
          ? 'No task has counted trials in both arms, so none can be compared.'
          : 'No task got worse with skills.'}
      </p>
    )
  return (
    <>
      <table className="w-full">
        <caption className="sr-only">
          Tasks with a lower rate with skills, strongest evidence first
        </caption>
        <thead>
          <tr className="border-b border-rule-strong [&>th]:pr-3 [&>th]:pb-[6px]">
            <th scope="col">Task</th>
            <th scope="col" className="text-right">
              pp
            </th>
            <th scope="col" className="max-sm:hidden">
              Models
            </th>
            <th scope="col" className="pr-0!">
              <span className="sr-only">How sure</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {harms.worst.map((row) => (
            <tr
              key={visibleName(row.task)}
              className="border-b last:border-0 [&>td]:py-[6px] [&>td]:pr-3 [&>th]:py-[6px] [&>th]:pr-3"
            >
              <th scope="row" className="max-w-0 min-w-[110px] w-full">
                <Link
                  href={taskHrefs.get(row.task)!}
                  className="block font-mono text-xs font-normal wrap-anywhere text-ink hover:underline"
                >
                  {visibleName(row.task)}
                </Link>
                <Small>{displayCounted(row.gain.nTrials, 'trial')}</Small>
              </th>
              <td
                className={`text-right font-[600] ${isFound(row.label) ? 'text-hurt' : 'text-ink-2'}`}
              >
                {displayPoints(row.gain.estimate)}
                <Small>{displayPointsInterval(row.gain.low, row.gain.high)}</Small>
              </td>
              <td
                className="text-xs whitespace-nowrap text-ink-3 max-sm:hidden"
                title={`worse in ${row.nDown}, better in ${row.nUp}, equal in ${row.nTie} of ${row.nConfigurations} configurations`}
              >
                <span aria-hidden>
                  {row.nDown} ↓ {row.nUp} ↑
                </span>
                <span className="sr-only">
                  worse in {row.nDown}, better in {row.nUp}
                </span>
              </td>
              <td className="pr-0! text-right">
                <HarmMark finding={row.finding} title={sayWhyLabel(row)} />
                {row.q !== null && (
                  <span title={whyNoTaskQ(row)}>
                    <Small>{whyNoTaskQ(row) ? 'q = —' : (sayTaskQ(row) ?? '')}</Small>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {notesOn(harms.worst).map((note) => (
        <p key={note} className="mt-2 text-xs text-ink-3">
          {note}
        </p>
      ))}
      <p className="mt-3 text-ink-2">
        {luckSentence(harms, harms.luck, 'harms', comparedBy(without))}{' '}
        <Link href={allHref} className="underline underline-offset-2 hover:text-ink">
          {harms.nNegative === 1 ? 'Its test' : `All ${harms.nNegative}, their tests`}
          {hasReasons && ' and likely reasons'}
        </Link>
      </p>
    </>
  )
}
