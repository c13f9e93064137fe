import { isAtMost } from './numeric-rules'
import { detectionZ } from './power-mde'

export interface PowerNeededInput {
  readonly nTasks: number
  readonly omega2: number | null
  readonly sigma2With: number | null
  readonly sigma2Without: number | null
  /** Trials per arm that the answer in tasks assumes. */
  readonly k: number
  /** Effect to be found, a proportion. */
  readonly target: number
  readonly alpha?: number
  readonly power?: number
}

export interface PowerNeeded {
  /** Trials per arm and task with the tasks at hand; null when no number would do. */
  readonly kNeeded: number | null
  readonly moreTrialsCanReach: boolean | null
  readonly tasksNeeded: number | null
}

const ROUNDING_SLACK = 1e-9

/**
 * How much more data would find an effect of `target`. More trials shrink only the noise of a task;
 * when the real differences between tasks are too large, only more tasks help.
 * Source: Miller 2024 §5, arXiv:2411.00640, solved for trials and for tasks.
 */
export function powerNeeded(input: PowerNeededInput): PowerNeeded {
  const { nTasks, omega2, sigma2With, sigma2Without, k, target } = input
  const variance = (target / detectionZ(input.alpha, input.power)) ** 2
  if (omega2 === null || sigma2With === null || sigma2Without === null || !(variance > 0)) {
    return { kNeeded: null, moreTrialsCanReach: null, tasksNeeded: null }
  }
  const noise = sigma2With + sigma2Without
  const room = nTasks * variance - omega2
  const moreTrialsCanReach = !isAtMost(room, 0)
  const ceil = (value: number, least: number) => Math.max(least, Math.ceil(value - ROUNDING_SLACK))
  return {
    kNeeded: moreTrialsCanReach ? ceil(noise / room, 1) : null,
    moreTrialsCanReach,
    tasksNeeded: k > 0 ? ceil((omega2 + noise / k) / variance, 2) : null,
  }
}
