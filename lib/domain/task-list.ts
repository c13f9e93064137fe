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
