import { CarriedLink } from '@/components/site/carried-link'
import type { TrialChip } from '@/lib/analysis/task/get-task'
import type { TrialStatus } from '@/lib/domain/trial-status'
import { displayDuration, displayReward } from '@/lib/display'
import { trialHref } from '@/lib/url/site'

export const STATUS_WORDS: Record<TrialStatus, string> = {
  ok: 'completed',
  agent_timeout: 'agent time-out',
  agent_error: 'agent error',
  infra_error: 'infrastructure error',
  missing_reward: 'no reward',
}

/** What a chip says in three characters: the outcome first, the trouble else. */
function chipText({ status, reward }: TrialChip): string {
  if (status === 'infra_error') return 'infra'
  if (status === 'agent_error') return 'error'
  if (status === 'missing_reward') return 'none'
  if (reward === null) return 'time'
  return reward === 0 || reward === 1 ? String(reward) : displayReward(reward)
}

function chipStyle({ status, reward }: TrialChip): string {
  if (status === 'infra_error') return 'border-dashed border-infra text-infra'
  if (status === 'agent_timeout' && reward !== 1) return 'border-timeout text-timeout'
  if (reward === 1) return 'border-pass bg-pass text-page'
  if (reward !== null && reward > 0) return 'border-pass text-pass'
  return 'border-fail text-fail'
}

/** One trial as a chip: its reward, or what went wrong; opens the trial. */
export function TrialLink({ trial }: { trial: TrialChip }) {
  const words = [
    `trial ${trial.place} of ${trial.placeOf}`,
    STATUS_WORDS[trial.status],
    trial.reward === null ? 'no reward' : `reward ${displayReward(trial.reward)}`,
    trial.stepCount === null ? null : `${trial.stepCount} steps`,
    trial.durationMs === null ? null : displayDuration(trial.durationMs),
    trial.conditionSource === 'inferred' ? 'condition inferred' : null,
    trial.isExcluded ? 'left out by a reviewer' : null,
  ].filter((word) => word !== null)
  return (
    <CarriedLink
      href={trialHref(trial.uid)}
      title={words.join(' · ')}
      aria-label={words.join(', ')}
      className={`inline-flex h-5 min-w-6 items-center justify-center rounded border px-1 font-mono text-2xs hover:ring-1 hover:ring-ink-2 ${trial.isExcluded ? 'border-dashed border-ink-3 text-ink-3 line-through' : chipStyle(trial)}`}
    >
      {chipText(trial)}
      {trial.conditionSource === 'inferred' && <span aria-hidden>*</span>}
    </CarriedLink>
  )
}
