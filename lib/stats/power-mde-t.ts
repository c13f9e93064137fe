import { detectionZ } from './power-mde'
import { noncentralityFor } from './noncentral-t'
import { tQuantile } from './student-t'

export interface PowerMdeT {
  /** Standard errors between no effect and one that a t test of this power finds. */
  readonly factor: number | null
  /** Smallest effect usually found, in the unit of `sd`. */
  readonly mde: number | null
}

/** The factor for so many tasks; null below two tasks, or for a power that no effect gives. */
export function detectionFactor(nTasks: number, alpha = 0.05, power = 0.8): number | null {
  return nTasks >= 2 ? detectionFactorAt(nTasks - 1, alpha, power) : null
}

/** The same for any interval by its degrees of freedom; infinite: a normal one. */
export function detectionFactorAt(df: number, alpha = 0.05, power = 0.8): number | null {
  if (!(df >= 1) || !(alpha > 0) || !(alpha < 1)) return null
  if (df === Infinity) return power < 1 ? detectionZ(alpha, power) : null
  return noncentralityFor(tQuantile(1 - alpha / 2, df), df, power)
}

/**
 * Smallest gain (a proportion) that a t test over so many tasks would usually find: the noncentrality
 * at which the upper rejection has this power, times sd/√T. The normal factor (2.80) is too hopeful
 * with few tasks: 5.65 with three. Assumes differences about normal with standard deviation `sd`.
 * Null below two tasks. Source: Owen 1965, Biometrika 52.
 */
export function powerMdeT(input: {
  readonly nTasks: number
  /** Of the differences between tasks. */
  readonly sd: number | null
  readonly alpha?: number
  readonly power?: number
}): PowerMdeT {
  const { nTasks, sd, alpha, power } = input
  const factor = detectionFactor(nTasks, alpha, power)
  const isKnown = factor !== null && sd !== null && sd >= 0
  return { factor, mde: isKnown ? (factor * sd) / Math.sqrt(nTasks) : null }
}
