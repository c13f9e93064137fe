import { Section } from '@/components/ui/section'
import { rowClass, Table } from '@/components/ui/table'
import type { BehaviorsView } from '@/lib/analysis/behavior/summarize-behaviors'
import { DOSES } from '@/lib/cells/behavior-tally'
import type { DoseRate, TaskDifference } from '@/lib/cells/compare-behaviors'
import {
  displayCount,
  displayCounted,
  displayPoints,
  displayPointsInterval,
  displayRate,
  displayRateInterval,
} from '@/lib/display'
import { BEHAVIOR_WORDS } from '@/lib/domain/behavior'
import { behaviorsDataHref, type BehaviorsParams } from '@/lib/url/behaviors'

/** Pass rate of trials by how often they show a behaviour, and within tasks. */
export function DoseTable({ view, params }: { view: BehaviorsView; params: BehaviorsParams }) {
  const shown = view.rows.filter(({ doses }) => doses.slice(1).some(({ n }) => n > 0))
  if (shown.length === 0)
    return (
      <Section id="doses" title="Does more of it go with success?">
        <p className="text-ink-2">
          No trial that has a reward shows any of these behaviours, so that nothing can be said.
        </p>
      </Section>
    )
  return (
    <Section
      id="doses"
      title="Does more of it go with success?"
      aside="share passed (reward 1) of rewarded trials that show it so often, shown conditions together"
      actions={
        <a
          href={behaviorsDataHref(view.experiment.slug, params, 'csv', 'doses')}
          download
          className="hover:text-ink hover:underline"
        >
          CSV
        </a>
      }
    >
      <Table
        caption="Pass rate by how often a behaviour shows"
        heads={[
          'Behaviour',
          ...DOSES.map((dose) => ({
            label: dose === '0' ? 'not at all' : `${dose} ×`,
            isRight: true,
          })),
          { label: 'Same task and arm: with − without, pp', isRight: true },
        ]}
      >
        {shown.map(({ behavior, doses, withinTasks }) => (
          <tr key={behavior} className={`${rowClass()} align-top`}>
            <th scope="row" className="text-left font-[550] whitespace-nowrap">
              {BEHAVIOR_WORDS[behavior].label}
            </th>
            {doses.map((one) => (
              <DoseCell key={one.dose} dose={one} />
            ))}
            <WithinCell difference={withinTasks} />
          </tr>
        ))}
      </Table>
      <p className="mt-2 max-w-[860px] text-ink-2">
        This is observational: agents choose when to check, retry or reflect, and they do so more
        where a task is hard or goes wrong. A behaviour that goes with failure need not cause it,
        and one that a skill brings along need not be why the skill helps. The last column looks
        inside one task and arm, which takes the difficulty of the task out, not the choice.
      </p>
      <p className="mt-1 max-w-[860px] text-xs text-ink-3">
        Behaviours that no rewarded trial shows are left out. Intervals by count are Wilson’s over
        trials, which cluster in tasks: too narrow. Those of the last column are over tasks.
      </p>
    </Section>
  )
}

const DoseCell = ({ dose: { n, rate, low, high } }: { dose: DoseRate }) => (
  <td className="text-right whitespace-nowrap">
    {n === 0 ? (
      <span className="text-ink-3" title="No trial shows it so often">
        —
      </span>
    ) : (
      <>
        {displayRate(rate)}{' '}
        <span className="block text-xs text-ink-3">
          {displayRateInterval(low, high)} n {displayCount(n)}
        </span>
      </>
    )}
  </td>
)

const WithinCell = ({ difference }: { difference: TaskDifference }) => (
  <td className="text-right whitespace-nowrap">
    {difference.estimate === null ? (
      <span className="text-xs text-ink-3">no arm of a task has both</span>
    ) : (
      <>
        {displayPoints(difference.estimate)}
        <span className="block text-xs text-ink-3">
          {difference.low === null
            ? 'no interval'
            : displayPointsInterval(difference.low, difference.high)}{' '}
          {displayCounted(difference.nTasks, 'task')}
        </span>
      </>
    )}
  </td>
)
