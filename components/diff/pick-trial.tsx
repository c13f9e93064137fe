'use client'

import { useRouter } from 'next/navigation'
import { configurationText } from '@/components/trial/configuration-text'
import { outcomeOf } from '@/components/trial/outcome'
import type { TrialBrief } from '@/lib/analysis/task/list-task-trials'
import { displayReward } from '@/lib/display'
import { diffHref } from '@/lib/url/diff'
import { visibleName } from '@/lib/domain/visible-text'

interface PickTrialProps {
  readonly side: 'left' | 'right'
  readonly left: string | null
  readonly right: string | null
  readonly trials: readonly TrialBrief[]
}

const optionText = (trial: TrialBrief): string =>
  [
    visibleName(trial.conditionLabel),
    `${outcomeOf(trial).word}${trial.reward === null ? '' : ` ${displayReward(trial.reward)}`}`,
    `trial ${trial.place} of ${trial.placeOf}`,
    trial.hasTrajectory ? null : 'no steps',
  ]
    .filter((part) => part !== null)
    .join(' · ')

/** Puts another trial of the task on one side of the diff. */
export function PickTrial({ side, left, right, trials }: PickTrialProps) {
  const router = useRouter()
  const groups = [...new Set(trials.map(configurationText))]
  const current = (side === 'left' ? left : right) ?? ''
  const isKnown = trials.some((trial) => trial.uid === current)
  return (
    <select
      aria-label={`Trial on the ${side}`}
      value={isKnown ? current : ''}
      onChange={(event) => {
        const sides = { left, right, [side]: event.target.value }
        router.push(diffHref(sides))
      }}
      className="max-w-full rounded border border-rule-strong bg-panel px-1 py-[2px] text-xs text-ink-2"
    >
      {!isKnown && <option value="">Pick a trial …</option>}
      {groups.map((group) => (
        <optgroup key={group} label={group}>
          {trials
            .filter((trial) => configurationText(trial) === group)
            .map((trial) => (
              <option key={trial.uid} value={trial.uid}>
                {optionText(trial)}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  )
}
