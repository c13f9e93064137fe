import { displayCounted } from '@/lib/display'
import { areFewFamilies } from '@/lib/stats/gain-family'

interface Counted {
  readonly nTasks: number
  readonly nFamilies?: number
}

/**
 * What a gain stands on: `15 tasks`, or `15 tasks of 3 families` where its interval rests on these; of
 * one family nothing can be told for others.
 */
export const sayTasks = ({ nTasks, nFamilies }: Counted): string =>
  displayCounted(nTasks, 'task') + sayOfFamilies({ nFamilies })

/** What follows a count of tasks where an interval rests on their families; else nothing. */
export const sayOfFamilies = (found: Pick<Counted, 'nFamilies'> | null): string =>
  found?.nFamilies === undefined
    ? ''
    : ` of ${found.nFamilies === 1 ? 'one family' : displayCounted(found.nFamilies, 'family', 'families')}`

/** The same with a word of caution: fewer than ten families say little of how families differ. */
export const sayTasksRough = (counted: Counted): string =>
  // Of one family there is no interval that could be rough.
  counted.nFamilies !== undefined && counted.nFamilies > 1 && areFewFamilies(counted.nFamilies)
    ? `${sayTasks(counted)} (rough: only ${displayCounted(counted.nFamilies, 'family', 'families')})`
    : sayTasks(counted)
