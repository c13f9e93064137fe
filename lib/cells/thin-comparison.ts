import { displayCounted } from '@/lib/display'
import type { Coverage } from './make-headline'

/** Of so many tasks, a comparison of one says nothing of them. */
const MANY_TASKS = 10

type Covered = Pick<Coverage, 'nTasks' | 'plannedTasks'>

/** Of many tasks one at most has trials that count under both conditions. */
export const isThinComparison = ({ nTasks, plannedTasks }: Covered): boolean =>
  plannedTasks >= MANY_TASKS && nTasks <= 1

/** That a comparison is thin, as a sentence that stands in place of a verdict. */
export const sayThin = ({ nTasks, plannedTasks }: Covered): string =>
  `Too little to compare: ${nTasks === 1 ? 'only 1' : 'none'} of ${displayCounted(plannedTasks, 'task')} has trials that count under both conditions.`
