import { displayReward } from '@/lib/display'
import type { TrialStatus } from '@/lib/domain/trial-status'

interface OutcomeProps {
  readonly status: TrialStatus
  readonly reward: number | null
}

const STATUS_WORD: Record<Exclude<TrialStatus, 'ok'>, string> = {
  agent_timeout: 'timed out',
  agent_error: 'agent failed',
  infra_error: 'infrastructure error',
  missing_reward: 'no reward',
}

/** An outcome in words and its colour class: `passed`, `failed`, `partly`, or what went wrong. */
export function outcomeOf({ status, reward }: OutcomeProps): { word: string; color: string } {
  if (status === 'infra_error' || status === 'missing_reward') {
    return { word: STATUS_WORD[status], color: 'text-infra' }
  }
  if (status !== 'ok') {
    return {
      word: STATUS_WORD[status],
      color: status === 'agent_timeout' ? 'text-timeout' : 'text-fail',
    }
  }
  if (reward === null) return { word: 'no reward', color: 'text-infra' }
  if (reward >= 1) return { word: 'passed', color: 'text-pass' }
  return reward <= 0
    ? { word: 'failed', color: 'text-fail' }
    : { word: 'partly', color: 'text-timeout' }
}

/** How a trial ended, said in a word with its reward. */
export function Outcome(props: OutcomeProps) {
  const { word, color } = outcomeOf(props)
  return (
    <span className={`font-[600] whitespace-nowrap ${color}`}>
      {word} {props.reward !== null && displayReward(props.reward)}
    </span>
  )
}
