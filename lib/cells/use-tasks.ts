import type { TaskSort } from '@/lib/domain/task-list'
import { signOf } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import type { UseTask } from './use-change-by'

/** A task as a row; one that no configuration knows in both arms has no change. */
export type ListedUseTask = Omit<
  UseTask,
  'change' | 'without' | 'with' | 'typicalWithout' | 'typicalWith'
> & {
  readonly difficulty: string | null
  readonly typicalWithout: number | null
  readonly typicalWith: number | null
  readonly without: number | null
  readonly with: number | null
  readonly change: number | null
}

const UNKNOWN = {
  ...{
    without: null,
    with: null,
    typicalWithout: null,
    typicalWith: null,
    change: null,
    changeLow: null,
    changeHigh: null,
  },
  ...{ p: null, q: null, nConfigurations: 0, nUp: 0, nDown: 0, nWithout: 0, nWith: 0 },
}

/** Every task of the table, by name, with what is known of its change. */
export function findUseTasks(table: CellTable, known: readonly UseTask[]): ListedUseTask[] {
  const byName = new Map(known.map((task) => [task.task, task]))
  return table.tasks.map(({ name, domain, family, difficulty }) => ({
    ...(byName.get(name) ?? { ...UNKNOWN, task: name, domain, family }),
    difficulty,
  }))
}

/** Beyond noise, corrected for having looked at every task. */
export const isSureChange = ({ q }: Pick<UseTask, 'q'>): boolean => q !== null && q <= 0.05

type Value = string | number | null

const VALUES: Record<TaskSort, (task: ListedUseTask) => readonly Value[]> = {
  task: ({ task }) => [task],
  domain: ({ domain }) => [domain],
  difficulty: ({ difficulty }) => [difficulty],
  without: (task) => [task.typicalWithout],
  with: (task) => [task.typicalWith],
  gain: ({ change }) => [change],
  // The increase with the strongest evidence first, then by size.
  label: (task) => [
    task.change === null ? null : isSureChange(task) ? signOf(task.change) : 0,
    task.change,
  ],
  skills: ({ change }) => [change],
}

function compareValues(a: Value, b: Value, sign: 1 | -1): number {
  // Unknown values come last in either order.
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a === b ? 0 : sign * (a < b ? -1 : 1)
}

/** Sorted by a column; equal ones by name. */
export function sortUseTasks(
  tasks: readonly ListedUseTask[],
  sort: TaskSort,
  order: 'asc' | 'desc',
): ListedUseTask[] {
  const sign = order === 'asc' ? 1 : -1
  const valuesOf = VALUES[sort]
  const keyed = tasks.map((task) => ({ task, values: valuesOf(task) }))
  keyed.sort((a, b) => {
    for (const [index, value] of a.values.entries()) {
      const found = compareValues(value, b.values[index]!, sign)
      if (found !== 0) return found
    }
    return a.task.task < b.task.task ? -1 : 1
  })
  return keyed.map(({ task }) => task)
}
