/** What the table of tasks can be sorted by. */
export const TASK_SORTS = [
  'task',
  'domain',
  'difficulty',
  'without',
  'with',
  'gain',
  'label',
  'skills',
] as const
export type TaskSort = (typeof TASK_SORTS)[number]

/** What became of a task under a contrast. */
export const TASK_DIRECTIONS = ['up', 'tied', 'down'] as const
export type TaskDirection = (typeof TASK_DIRECTIONS)[number]

/** What became of what a task uses: more, the same, less, or not known in both arms. */
export const USE_DIRECTIONS = ['more', 'same', 'less', 'unknown'] as const
export type UseDirection = (typeof USE_DIRECTIONS)[number]

export const directionOfUse = (change: number | null): UseDirection => {
  if (change === null) return 'unknown'
  // What a logarithm and back leaves of nothing is nothing.
  return Math.abs(change) < 1e-9 ? 'same' : change > 0 ? 'more' : 'less'
}
