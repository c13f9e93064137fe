import { normalQuantile } from './normal'

const DEFAULT_ALPHA = 0.05
const DEFAULT_POWER = 0.8

export interface PowerMdeInput {
  readonly nTasks: number
  /** Variance of the real gain between tasks. */
  readonly omega2: number | null
  readonly sigma2With: number | null
  readonly kWith: number
  readonly sigma2Without: number | null
  readonly kWithout: number
  readonly alpha?: number
  readonly power?: number
}

/** Standard errors between no effect and the effect that a test of this power would find. */
export const detectionZ = (alpha = DEFAULT_ALPHA, power = DEFAULT_POWER): number =>
  normalQuantile(1 - alpha / 2) + normalQuantile(power)

/**
 * Smallest effect that this set-up would usually find (normal approximation). Null when a variance
 * is unknown or there are no tasks or trials. Source: Miller 2024 §5, arXiv:2411.00640.
 */
export function powerMde(input: PowerMdeInput): { se: number | null; mde: number | null } {
  const { nTasks, omega2, sigma2With, kWith, sigma2Without, kWithout } = input
  const isKnown = omega2 !== null && sigma2With !== null && sigma2Without !== null
  if (!isKnown || !(nTasks > 0) || !(kWith > 0) || !(kWithout > 0)) return { se: null, mde: null }
  const se = Math.sqrt((omega2 + sigma2With / kWith + sigma2Without / kWithout) / nTasks)
  return { se, mde: se === 0 ? 0 : detectionZ(input.alpha, input.power) * se }
}
