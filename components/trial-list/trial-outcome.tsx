import { outcomeOf } from '@/components/trial/outcome'
import type { TrialStatus } from '@/lib/domain/trial-status'

const STATUS_SIGNS: Record<Exclude<TrialStatus, 'ok'>, string> = {
  agent_timeout: '◷',
  agent_error: '△',
  infra_error: '□',
  missing_reward: '–',
}

/** A shape for how a trial ended, so that colour is not the only sign. */
function signOf(status: TrialStatus, reward: number | null): string {
  if (status !== 'ok') return STATUS_SIGNS[status]
  if (reward === null) return STATUS_SIGNS.missing_reward
  return reward >= 1 ? '●' : reward > 0 ? '◐' : '✕'
}

/** How a trial ended: a shape in its colour, and the word. */
export function TrialOutcome({ status, reward }: { status: TrialStatus; reward: number | null }) {
  const { word, color } = outcomeOf({ status, reward })
  return (
    <span className="whitespace-nowrap text-ink-2">
      <span aria-hidden className={`mr-[6px] inline-block w-3 text-center ${color}`}>
        {signOf(status, reward)}
      </span>
      {word}
    </span>
  )
}
