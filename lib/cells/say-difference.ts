import { displayCounted, displayPoints } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import type { GainDifferenceOfExperiments } from '@/lib/stats/gain-difference-of-experiments'
import { signOf } from '@/lib/stats/numeric-rules'

export interface Difference {
  /** Names of the experiments. */
  readonly left: string
  readonly right: string
  readonly nConfigurations: number
  readonly found: GainDifferenceOfExperiments
  /** Every common task has the same gain in both. */
  readonly isSame: boolean
}

/** Whether the gain grew from one experiment to another, in one sentence. */
export function sayDifference({ left, right, nConfigurations, found, isSame }: Difference): string {
  const { difference, lo, hi, nTasks } = found
  const [first, second] = [visibleName(left), visibleName(right)]
  if (difference === null)
    return `Nothing that both ran: no task of ${first} has trials with and without skills in a configuration that ${second} has too.`
  const where = `on the ${displayCounted(nTasks, 'task')} and ${displayCounted(nConfigurations, 'configuration')} both ran`
  if (isSame) return `The same numbers ${where}: was one log imported twice?`
  const points = displayPoints(Math.abs(difference), '').replace(/^[+−]/, '')
  if (lo === null || hi === null)
    return `The gain differs by ${displayPoints(difference)} points ${where}; how sure that is cannot be told from so few tasks.`
  const range = `between ${displayPoints(lo)} and ${displayPoints(hi)}`
  if (lo > 0 || hi < 0)
    return `Skills gained ${points} points ${signOf(difference) > 0 ? 'more' : 'less'} in ${second} than in ${first}, very likely ${range}, ${where}.`
  return `No difference is shown between ${first} and ${second}: ${displayPoints(difference)} points, but anything ${range} fits these runs, ${where}.`
}
