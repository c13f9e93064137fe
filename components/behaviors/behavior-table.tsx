import { sayOfFamilies } from '@/lib/cells/say-tasks'
import { displayDifference } from '@/components/rounds/round-words'
import Link from 'next/link'
import { ConditionMark } from '@/components/ui/condition-mark'
import { Section } from '@/components/ui/section'
import { rowClass, Table, WIDE } from '@/components/ui/table'
import { precisionOf } from '@/lib/behaviors/precision'
import type { BehaviorsView, ShownExample } from '@/lib/analysis/behavior/summarize-behaviors'
import type { ArmBehavior, BehaviorRow, TaskDifference } from '@/lib/cells/compare-behaviors'
import {
  displayCounted,
  displayPoints,
  displayPointsInterval,
  displayRate,
  displayRateInterval,
} from '@/lib/display'
import { BEHAVIOR_WORDS, type Behavior } from '@/lib/domain/behavior'
import { visibleName } from '@/lib/domain/visible-text'
import { behaviorsDataHref, type BehaviorsParams } from '@/lib/url/behaviors'
import { trialViewHref } from '@/lib/url/trial'

/** Every behaviour by condition, with its detector's precision and trials that show it. */
export function BehaviorTable({ view, params }: { view: BehaviorsView; params: BehaviorsParams }) {
  const { arms, rows, experiment, examples, nShown } = view
  const isCompared = rows[0]?.shareDifference != null
  return (
    <Section
      id="behaviors"
      title={
        isCompared ? 'Do the two conditions behave alike?' : 'How often does each behaviour show?'
      }
      aside={`${displayCounted(nShown, 'trial')} with steps; share of trials that show it, 95 % interval over tasks; mean count a trial`}
      actions={
        <a
          href={behaviorsDataHref(experiment.slug, params, 'csv')}
          download
          className="hover:text-ink hover:underline"
        >
          CSV
        </a>
      }
    >
      <Table
        caption="Behaviours by condition"
        hasLinks
        heads={[
          'Behaviour',
          ...(isCompared ? [{ label: 'Difference, pp', isRight: true }] : []),
          ...arms.map((arm) => ({
            label: <ConditionMark kind={arm.kind} label={arm.label} />,
            isRight: true,
            ...(isCompared && { className: WIDE }),
          })),
          { label: 'Precision, on other logs', isRight: true },
          'Trials that show it',
        ]}
      >
        {rows.map((row) => (
          <tr key={row.behavior} className={`${rowClass()} align-top`}>
            <th
              scope="row"
              className="min-w-[130px] max-w-[300px] sm:min-w-[190px] text-left font-[550]"
            >
              {BEHAVIOR_WORDS[row.behavior].label}
              <span className="block text-xs font-normal text-ink-3">
                {BEHAVIOR_WORDS[row.behavior].means}
              </span>
            </th>
            {isCompared && <DifferenceCell row={row} />}
            {row.arms.map((arm, at) => (
              <ArmCell key={at} arm={arm} isOnPhone={!isCompared} />
            ))}
            <PrecisionCell behavior={row.behavior} />
            <td className="min-w-[140px]">
              <Examples
                arms={arms.map(({ label }) => label)}
                examples={examples.filter(({ behavior }) => behavior === row.behavior)}
              />
            </td>
          </tr>
        ))}
      </Table>
      <p className="mt-2 max-w-[860px] text-xs text-ink-2">
        Found by rules over commands, files and phrases, not recorded in the logs. “Precision”:
        detections that a person looked up in real logs, not these, and found right, of those
        labelled. The rules were written with those logs at hand, so that here they may do worse;
        what they miss was not measured. A test may be edited because the task asks for it.
      </p>
    </Section>
  )
}

/** Where conditions are compared, a phone has both shares below their difference. */
const ArmCell = ({ arm, isOnPhone }: { arm: ArmBehavior; isOnPhone: boolean }) => (
  <td className={`min-w-[140px] text-right ${isOnPhone ? '' : WIDE}`}>
    <span className="font-[550] whitespace-nowrap">{displayRate(arm.share)}</span>{' '}
    <span className="text-xs whitespace-nowrap text-ink-3">
      {displayRateInterval(arm.low, arm.high)}
    </span>
    <span className="block text-xs text-ink-3">
      {arm.meanCount === null ? '—' : arm.meanCount.toFixed(2)} a trial · {arm.nWith} of{' '}
      {displayCounted(arm.nTrials, 'trial')} · {displayCounted(arm.nTasks, 'task')}
    </span>
  </td>
)

const isBeyondNoise = ({ low, high }: TaskDifference) =>
  low !== null && high !== null && (low > 0 || high < 0)

function DifferenceCell({ row }: { row: BehaviorRow }) {
  const { shareDifference: share, countDifference: count } = row
  if (!share || share.estimate === null) return <td className="text-right text-ink-3">—</td>
  return (
    <td className="text-right min-w-[130px]">
      <span className={isBeyondNoise(share) ? 'font-[650] text-ink' : 'text-ink-2'}>
        {displayPoints(share.estimate)}
      </span>{' '}
      <span className="text-xs whitespace-nowrap text-ink-3">
        {share.low === null
          ? 'one task, no interval'
          : displayPointsInterval(share.low, share.high)}
      </span>
      <span className="block text-xs sm:hidden">
        {row.arms.map(({ share: of }) => displayRate(of)).join(' → ')}
      </span>
      <span className="block text-xs text-ink-3">
        {count?.estimate == null ? '' : `${displayDifference(count.estimate, 2)} a trial · `}
        {displayCounted(share.nTasks, 'common task')}
        {sayOfFamilies(share)}
      </span>
    </td>
  )
}

function PrecisionCell({ behavior }: { behavior: Behavior }) {
  const { n, right } = precisionOf(behavior)
  return (
    <td className="text-right whitespace-nowrap">
      {n === 0 ? (
        <span className="text-xs text-ink-3">not measured: none found</span>
      ) : (
        `${right} of ${n}`
      )}
    </td>
  )
}

/** Links to the first step that shows it, by condition. */
function Examples({
  arms,
  examples,
}: {
  arms: readonly string[]
  examples: readonly ShownExample[]
}) {
  if (examples.length === 0) return <span className="text-xs text-ink-3">none</span>
  return (
    <ul className="text-xs">
      {arms.map((label, arm) => {
        const own = examples.filter((one) => one.arm === arm)
        if (own.length === 0) return null
        return (
          <li key={arm} className="text-ink-3">
            {visibleName(label)}:{' '}
            {own.map(({ uid, task, firstStep }, at) => (
              <span key={uid}>
                {at > 0 && '; '}
                <Link
                  href={trialViewHref(uid, {}, firstStep)}
                  className="wrap-anywhere text-ink-2 underline underline-offset-2 hover:text-ink"
                >
                  {visibleName(task)}, step {firstStep}
                </Link>
              </span>
            ))}
          </li>
        )
      })}
    </ul>
  )
}
