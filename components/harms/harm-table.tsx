import Link from 'next/link'
import { CarriedLink } from '@/components/site/carried-link'
import { Dumbbell } from '@/components/chart/dumbbell'
import { GAIN_TONE } from '@/components/chart/gain-tone'
import { HarmMark } from '@/components/contrast/harm-mark'
import { NO_TEST_REASONS, sayWhyLabel } from '@/components/contrast/label-words'
import type { HarmRow } from '@/lib/analysis/harm/describe-harms'
import type { HarmsView } from '@/lib/analysis/harm/list-harms'
import { displayCounted, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import {
  displayTaskP,
  displayTaskQ,
  MID_P,
  sayTaskP,
  sayTaskQ,
  WHY_NO_Q,
  whyNoTaskQ,
} from '@/lib/cells/say-task-p'
import { isFound, otherConfigurationsMark, TASK_INTERVALS } from '@/lib/domain/gain'
import { diffHref } from '@/lib/url/diff'
import type { HarmsParams } from '@/lib/url/harms'
import { taskViewHref } from '@/lib/url/task'
import { visibleName } from '@/lib/domain/visible-text'
import { HarmDetails } from './harm-details'
import { agreement, causesSentence, SIDE_WORDS, TEST_NAMES } from './harm-words'

/** Tasks on one side of zero, strongest evidence first; what stands behind each is one click below it. */
export function HarmTable({ view, params }: { view: HarmsView; params: HarmsParams }) {
  return (
    <div className="scroll-x">
      <table className="w-full">
        <caption className="sr-only">
          {view.show === 'harms' ? 'Tasks that got worse' : 'Tasks that got better'} with skills,
          strongest evidence first
        </caption>
        <thead>
          <tr className="border-b border-rule-strong [&>th]:pr-4 [&>th]:pb-[6px] [&>th]:whitespace-nowrap">
            <th scope="col" className="text-right max-sm:hidden">
              #
            </th>
            <th scope="col">Task</th>
            <th scope="col" className="max-lg:hidden">
              Without → with, %
            </th>
            <th scope="col" className="text-right">
              Δ, pp
            </th>
            <th scope="col" className="text-right max-md:hidden">
              95 %
            </th>
            <th scope="col" className="text-right max-md:hidden">
              Trials
            </th>
            <th scope="col" className="max-md:hidden">
              Agreement
            </th>
            <th scope="col" className="text-right max-sm:hidden" title={MID_P}>
              p
            </th>
            <th
              scope="col"
              className="text-right max-sm:hidden"
              title={`p corrected for all tasks of the comparison. — ${WHY_NO_Q}.`}
            >
              q
            </th>
            <th scope="col" className="pr-0!">
              How sure
            </th>
          </tr>
        </thead>
        {view.items.map((row) => (
          <Row key={row.task} row={row} view={view} params={params} />
        ))}
      </table>
      <p className="mt-2 max-w-[860px] text-xs text-ink-3">
        {TASK_INTERVALS}
        {view.items.some((row) => whyNoTaskQ(row) === WHY_NO_Q) && ` q —: ${WHY_NO_Q}.`}
      </p>
    </div>
  )
}

function Row({ row, view, params }: { row: HarmRow; view: HarmsView; params: HarmsParams }) {
  const { contrast, show, isOneHarnessAModel } = view
  const { gain } = row
  const { without, with: with_, policy, uncertainty, weighting, configurations } = params
  const href = taskViewHref(view.experiment.slug, row.task, {
    ...{ without, with: with_, policy, uncertainty, weighting, configurations },
  })
  const tone = isFound(row.label) ? GAIN_TONE[show === 'harms' ? 'hurt' : 'help'] : 'text-ink-2'
  return (
    <tbody className="border-b last:border-0">
      <tr className="[&>td]:pt-[7px] [&>td]:pr-4 [&>td]:whitespace-nowrap [&>th]:pt-[7px] [&>th]:pr-4">
        <td className="text-right text-ink-3 max-sm:hidden">{row.rank}</td>
        <th scope="row" className="min-w-[120px]">
          <Link
            href={href}
            className="font-mono text-xs font-normal wrap-anywhere text-ink hover:underline"
          >
            {visibleName(row.task)}
          </Link>
        </th>
        <td className="max-lg:hidden">
          <Dumbbell
            without={row.without}
            with={row.with}
            kinds={{ without: contrast!.without.kind, with: contrast!.with.kind }}
            width={84}
          />{' '}
          {displayRate(row.without, '')} → {displayRate(row.with, '')}
        </td>
        <td className={`text-right font-[600] ${tone}`}>{displayPoints(gain.estimate)}</td>
        <td className="text-right text-ink-3 max-md:hidden">
          {displayPointsInterval(gain.low, gain.high)}
          {otherConfigurationsMark(gain)}
        </td>
        <td className="text-right text-ink-3 max-md:hidden">{gain.nTrials}</td>
        <td className="text-xs text-ink-2 max-md:hidden">
          {agreement(row, show, isOneHarnessAModel ? 'model' : 'configuration')}
        </td>
        <td
          className="text-right max-sm:hidden"
          title={
            row.test ? TEST_NAMES[row.test] : row.reason ? NO_TEST_REASONS[row.reason] : undefined
          }
        >
          {displayTaskP(row)}
        </td>
        <td className="text-right max-sm:hidden" title={whyNoTaskQ(row)}>
          {displayTaskQ(row)}
        </td>
        <td className="pr-0!">
          <HarmMark finding={row.finding} title={sayWhyLabel(row)} />
        </td>
      </tr>
      <tr>
        <td className="max-sm:hidden" />
        <td colSpan={9} className="pb-[7px] text-xs text-ink-3">
          <p className="md:hidden">
            {displayPointsInterval(gain.low, gain.high)} · {displayCounted(gain.nTrials, 'trial')} ·{' '}
            {agreement(row, show, isOneHarnessAModel ? 'model' : 'configuration')}
            <span className="sm:hidden">
              {' '}
              · {sayTaskP(row)} · {sayTaskQ(row) ?? 'no q'}
            </span>
          </p>
          {row.pair && (
            <p>
              <CarriedLink
                href={diffHref({ left: row.pair.left, right: row.pair.right })}
                className="text-ink-2 underline underline-offset-2 hover:text-ink"
              >
                Compare two trials
              </CarriedLink>{' '}
              {row.pair.reason}
              {row.pair.checks.length > 0 &&
                ` · ${displayCounted(row.pair.checks.length, 'check flips', 'checks flip')}`}
            </p>
          )}
          <details>
            <summary className="w-fit cursor-pointer hover:text-ink">
              <Why row={row} change={SIDE_WORDS[show].change} />
            </summary>
            <HarmDetails row={row} />
          </details>
        </td>
      </tr>
    </tbody>
  )
}

const Why = ({ row, change }: { row: HarmRow; change: string }) =>
  row.p === null && row.reason ? (
    <>
      no p: {NO_TEST_REASONS[row.reason]} · {causesSentence(row.causes, change)}
    </>
  ) : (
    causesSentence(row.causes, change)
  )
