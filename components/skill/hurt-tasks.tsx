import { CarriedLink } from '@/components/site/carried-link'
import { HarmMark } from '@/components/contrast/harm-mark'
import { LABEL_MEANINGS } from '@/components/contrast/label-words'
import type { SkillView } from '@/lib/analysis/skill/get-skill'
import type { SkillEffect } from '@/lib/cells/skill-effect'
import { displayCounted, displayPoints, displayPointsInterval } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { comparisonOf } from '@/lib/url/comparison'
import type { SkillParams } from '@/lib/url/skill'
import { taskViewHref } from '@/lib/url/task'
import { sayUnread } from './unread-words'

const MOST = 8

/** Tasks and configurations below zero, the worst first, each with how sure that is. */
export function HurtTasks({
  view,
  effect,
  params,
}: {
  view: SkillView
  effect: SkillEffect
  params: SkillParams
}) {
  const below = effect.tasks.filter(({ gain }) => (gain.estimate ?? 0) < 0).toReversed()
  if (below.length === 0)
    return (
      <p className="text-ink-2">
        No task went below zero under this comparison; that is no proof that none would.
      </p>
    )
  const unread = sayUnread(view)
  return (
    <ul className="divide-y">
      {unread && <li className="pb-2 text-ink-2">{unread}</li>}
      {below.slice(0, MOST).map(({ task, gain, finding, cells }) => {
        const losing = cells.filter((cell) => (cell.gain.estimate ?? 0) < 0)
        return (
          <li key={task} className="py-2">
            <CarriedLink
              href={taskViewHref(view.experiment.slug, task, comparisonOf(params))}
              className="font-mono text-xs font-[550] wrap-anywhere hover:underline"
            >
              {visibleName(task)}
            </CarriedLink>{' '}
            <strong className="font-[600]">{displayPoints(gain.estimate, ' pp')}</strong>{' '}
            <span className="text-ink-3">{displayPointsInterval(gain.low, gain.high)}</span>{' '}
            <HarmMark finding={finding} title={LABEL_MEANINGS[finding]} />
            <span className="block text-xs text-ink-2">
              {losing.length} of {displayCounted(cells.length, 'configuration')} lower with it ·{' '}
              {displayCounted(gain.nTrials, 'trial')}
            </span>
          </li>
        )
      })}
      {below.length > MOST && (
        <li className="py-2 text-xs text-ink-3">and {below.length - MOST} more in the map above</li>
      )}
    </ul>
  )
}
