import type { Activation } from '@/lib/analysis/measure/measure-activation'
import { displayCount, displayCounted, displayPoints, displayRate } from '@/lib/display'

/** A gain of some of the runs that had skills, against all that had none. */
export interface ReadGain {
  readonly name: string
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly nTasks: number
  /** Runs that had skills and are such; those of which nothing tells whether they read are in the first row only. */
  readonly nRuns: number
  /** Whether it was set which runs are such: else it is no effect. */
  readonly isEffect: boolean
}

/** The gain as offered, and that of the runs that read a skill and of those that read none. */
export const readGains = (found: Activation): readonly ReadGain[] => [
  {
    ...{ name: 'as offered: all runs that had skills', estimate: found.itt },
    ...{ low: found.ittLo, high: found.ittHi, nTasks: found.ittTasks },
    ...{ nRuns: found.nKnown + found.nUnknown, isEffect: true },
  },
  {
    ...{ name: 'runs that read a skill', estimate: found.readOnly },
    ...{ low: found.readOnlyLo, high: found.readOnlyHi, nTasks: found.readOnlyTasks },
    ...{ nRuns: found.nRead, isEffect: false },
  },
  {
    ...{ name: 'runs that read none', estimate: found.unreadOnly },
    ...{ low: found.unreadOnlyLo, high: found.unreadOnlyHi, nTasks: found.unreadOnlyTasks },
    ...{ nRuns: found.nKnown - found.nRead, isEffect: false },
  },
]

/** `A skill was read in 87 of 108 runs, 80.6 %.` */
export function sayShare({ nRead, nKnown, nUnknown, share }: Activation): string {
  const unknown =
    nUnknown === 0
      ? ''
      : ` No trajectory tells of ${displayCounted(nUnknown, 'more run')}: in the first row only.`
  return `A skill was read in ${displayCount(nRead)} of ${displayCounted(nKnown, 'run')}, ${displayRate(share)}.${unknown}`
}

/** Why the first figure is not that of the headline, where it is not. */
export function sayOfHeadline(found: Activation, headline: number | null): string | null {
  if (found.itt === null || headline === null) return null
  const [own, other] = [found.itt, headline].map((gain) => displayPoints(gain, ' pp'))
  if (own === other) return null
  return `The headline says ${other}: it takes the mean of the configurations on each task that all of them ran in both arms. Here all trials of a task are one pool (${displayCounted(found.ittTasks, 'task')}), so that a configuration with more trials of it weighs more.`
}
