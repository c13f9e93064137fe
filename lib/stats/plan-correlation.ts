import { displayCounted } from '@/lib/display'
import { detectionZ } from './power-mde'

/** A correlation worth knowing of, between small (.1) and middling (.5). */
const TARGET = 0.3
/** Spearman's ρ varies a little more than Pearson's r. */
const SPREAD = 1.06

export interface CorrelationPlan {
  /** Smallest |ρ| that so many tasks would usually see (80 % power); null below four tasks. */
  readonly leastRho: number | null
  readonly target: number
  readonly tasksNeeded: number
}

/**
 * What a rank correlation over n tasks can see, by Fisher's z with the spread 1.06/(n − 3) of
 * Spearman's ρ. More trials a task do not enter: each task is one point. Source: Fieller, Hartley &
 * Pearson 1957, Biometrika 44.
 */
export function planCorrelation(nTasks: number): CorrelationPlan {
  const z = detectionZ()
  return {
    leastRho: nTasks < 4 ? null : Math.tanh(z * Math.sqrt(SPREAD / (nTasks - 3))),
    target: TARGET,
    tasksNeeded: Math.ceil(3 + SPREAD * (z / Math.atanh(TARGET)) ** 2 - 1e-9),
  }
}

/** The plan in a sentence, as it stands below a correlation. */
export function sayCorrelationPlan({ leastRho, target, tasksNeeded }: CorrelationPlan): string {
  if (leastRho === null) return 'Fewer than four tasks of known size: no correlation could be seen.'
  const seen = `A rank correlation below ${leastRho.toFixed(2)} would usually be missed with so many tasks (80 % power).`
  return leastRho <= target
    ? seen
    : `${seen} To see ${target.toFixed(2)}: more trials cannot help; needs ${displayCounted(tasksNeeded, 'task')} of known size.`
}
