import type { WhyNot } from '@/components/contrast/comparison-rows'
import { ViewHead } from '@/components/contrast/view-head'
import type { BehaviorsView as View } from '@/lib/analysis/behavior/summarize-behaviors'
import type { BehaviorsParams } from '@/lib/url/behaviors'
import { BehaviorTable } from './behavior-table'
import { DoseTable } from './dose-table'
import { NoBehaviors, NotLooked } from './no-behaviors'
import { PrintedBehaviorsView } from './printed-behaviors-view'
import { TraceSection } from './trace-section'

/** What has no meaning of the comparison here. */
export const WHY_NOT_OF_BEHAVIORS: WhyNot = {
  weighting: 'Each task counts once here: behaviours are compared task by task.',
  uncertainty:
    'Intervals of behaviours are over tasks: how they vary when the same tasks are run again is not computed.',
  policy: 'Behaviours are counted in every trial with steps, however it ended.',
}

/** What agents do in their trials, by condition and against success; and what sources print of it. */
export function BehaviorsView({ view, params }: { view: View; params: BehaviorsParams }) {
  const { rows, traces, printed } = view
  return (
    <>
      <ViewHead
        frame={view}
        title={
          printed && rows.length === 0
            ? 'Does the model check itself, and does that carry to harder tasks?'
            : 'What do agents do, beside passing or failing?'
        }
        whyNot={WHY_NOT_OF_BEHAVIORS}
      />
      {rows.length > 0 ? (
        <>
          <NotLooked view={view} />
          <BehaviorTable view={view} params={params} />
          <DoseTable view={view} params={params} />
        </>
      ) : (
        !printed && <NoBehaviors view={view} />
      )}
      {traces.length > 0 && <TraceSection view={view} params={params} />}
      {printed && (
        <PrintedBehaviorsView printed={printed} slug={view.experiment.slug} params={params} />
      )}
    </>
  )
}
