import type { Db } from '@/db/open-database'
import { signOf } from '@/lib/stats/numeric-rules'
import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import type { TaskDirection, TaskSort } from '@/lib/domain/task-list'
import type { CellTable } from '@/lib/cells/cell-table'
import { compareTasks, measureTasks, type TaskComparison } from '@/lib/cells/compare-tasks'
import { prepareTasks } from '@/lib/analysis/cell-table/prepare-tasks'
import type { Contrast } from '@/lib/cells/contrast'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { describeTask, type TaskRow } from '@/lib/cells/describe-task'
import { openExperiment, type OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { describeUncompared, uncompared } from '@/lib/cells/list-uncompared-tasks'
import { offeredSizes } from '@/lib/cells/offered-sizes'
import { byHarm } from '@/lib/cells/rank-harms'
import { answerHeadline } from '@/lib/analysis/experiment/answer-headline'
import type { Headline } from '@/lib/cells/make-headline'
import { countHarms, type HarmCount } from '@/lib/cells/rank-harms'
import { remember } from '@/lib/cells/remember'

export interface TaskFilter {
  /** Part of a task's name, whatever its case. */
  readonly q: string
  readonly domain: readonly string[]
  readonly difficulty: readonly string[]
  readonly direction: TaskDirection | null
}

export interface TaskListQuestion extends ViewQuestion, TaskFilter {
  readonly sort: TaskSort
  readonly order: 'asc' | 'desc' | null
  readonly offset: number
  /** Rows to answer at most. */
  readonly limit: number
}

/** A value of a filter and how many tasks have it that pass the other filters. */
export interface Facet {
  readonly value: string
  readonly count: number
}

/** Directions of all tasks with errors counted one way, and how many differ from those shown. */
export interface DirectionsByPolicy {
  readonly policy: ErrorPolicy
  readonly directions: Readonly<Record<TaskDirection, number>>
  readonly nChanged: number
}

export interface TaskList extends ExperimentFrame {
  /** The overall gain and what became of tasks; null where nothing is compared. */
  readonly headline: Headline | null
  readonly harms: HarmCount | null
  readonly items: readonly TaskRow[]
  /** Tasks that pass the filter. */
  readonly total: number
  readonly domains: readonly Facet[]
  readonly difficulties: readonly Facet[]
  readonly directions: Readonly<Record<TaskDirection, number>>
  /** How many go which way under every error policy; one entry where statuses are unknown. */
  readonly policies: readonly DirectionsByPolicy[]
  /** The order in force, also where the question left it open. */
  readonly order: 'asc' | 'desc'
}

/** What a filter asks of a task; typed by the filter, so that none is forgotten. */
const CONDITIONS: {
  [Key in keyof TaskFilter]: (
    value: NonNullable<TaskFilter[Key]>,
    table: CellTable,
    task: TaskComparison,
  ) => boolean
} = {
  q: (q, table, task) =>
    q === '' || table.tasks[task.task]!.name.toLowerCase().includes(q.toLowerCase()),
  domain: (domains, table, task) =>
    domains.length === 0 || domains.includes(table.tasks[task.task]!.domain ?? ''),
  difficulty: (difficulties, table, task) =>
    difficulties.length === 0 || difficulties.includes(table.tasks[task.task]!.difficulty ?? ''),
  direction: (direction, _table, task) => directionOf(task) === direction,
}

/** What became of a task; null where an arm is missing. */
const directionOf = (task: Pick<TaskComparison, 'delta'>): TaskDirection | null => {
  if (task.delta === null) return null
  const sign = signOf(task.delta)
  return sign > 0 ? 'up' : sign < 0 ? 'down' : 'tied'
}

const passes = (table: CellTable, filter: TaskFilter) => (task: TaskComparison) =>
  CONDITIONS.q(filter.q, table, task) &&
  CONDITIONS.domain(filter.domain, table, task) &&
  CONDITIONS.difficulty(filter.difficulty, table, task) &&
  (filter.direction === null || CONDITIONS.direction(filter.direction, table, task))

type Compare = (a: TaskComparison, b: TaskComparison) => number

/** Unknown values come last in either order. */
function byNumber(value: (task: TaskComparison) => number | null, sign: 1 | -1): Compare {
  return (a, b) => {
    const [x, y] = [value(a), value(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    // −2/3 and 0 − 2/3 differ in their last bit and are one gain.
    return sign * signOf(x - y)
  }
}

function byText(value: (task: TaskComparison) => string | null, sign: 1 | -1): Compare {
  return (a, b) => {
    const [x, y] = [value(a), value(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return sign * (x < y ? -1 : x > y ? 1 : 0)
  }
}

function comparer(
  table: CellTable,
  contrast: Contrast | null,
  sort: TaskSort,
  sign: 1 | -1,
): Compare {
  const of = (task: TaskComparison) => table.tasks[task.task]!
  switch (sort) {
    case 'task':
      return byText((task) => of(task).name, sign)
    case 'domain':
      return byText((task) => of(task).domain, sign)
    case 'difficulty':
      return byText((task) => of(task).difficulty, sign)
    case 'without':
      return byNumber((task) => task.without, sign)
    case 'with':
      return byNumber((task) => task.with, sign)
    case 'gain':
      return byNumber((task) => task.delta, sign)
    case 'skills':
      return byNumber(({ task }) => offeredSizes(table, task, contrast).skillTokens, sign)
    case 'label': {
      const harm = byHarm(table)
      return (a, b) => sign * harm(a, b)
    }
  }
}

/** Words go up first, numbers down; the harm with the strongest evidence comes first. */
const naturalOrder = (sort: TaskSort): 'asc' | 'desc' =>
  ['task', 'domain', 'difficulty', 'label'].includes(sort) ? 'asc' : 'desc'

function countFacet(
  tasks: readonly TaskComparison[],
  value: (task: TaskComparison) => string,
  isCounted: (task: TaskComparison) => boolean,
): Facet[] {
  const counts = new Map<string, number>()
  for (const task of tasks)
    counts.set(value(task), (counts.get(value(task)) ?? 0) + Number(isCounted(task)))
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => (a.value < b.value ? -1 : 1))
}

function countDirections(tasks: readonly Pick<TaskComparison, 'delta'>[]) {
  const directions = { up: 0, tied: 0, down: 0 }
  for (const task of tasks) {
    const direction = directionOf(task)
    if (direction) directions[direction] += 1
  }
  return directions
}

function directionsByPolicy(
  { experiment, table }: OpenExperiment,
  contrast: Contrast,
  shown: readonly Pick<TaskComparison, 'delta'>[],
): DirectionsByPolicy[] {
  const canSwitch = table.knowsStatuses && experiment.kind === 'logs'
  return (canSwitch ? ERROR_POLICIES : [contrast.policy]).map((policy) => {
    const tasks = measureTasks(table, { ...contrast, policy })
    const changed = tasks.filter((task, at) => directionOf(task) !== directionOf(shown[at]!))
    return { policy, directions: countDirections(tasks), nChanged: changed.length }
  })
}

/**
 * Tasks of an experiment under a contrast: filtered, sorted and cut to a page here, so that a
 * browser never gets rows it does not show. Null: no such experiment.
 */
export async function listTasks(
  db: Db,
  slug: string,
  question: TaskListQuestion,
): Promise<TaskList | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { table, contrast } = open
  const frame = describeFrame(open, question)
  const order = question.order ?? naturalOrder(question.sort)
  if (contrast) await prepareTasks(table, contrast)
  const all = contrast
    ? compareTasks(table, contrast)
    : table.tasks.map((_, task) => uncompared(task))
  const compare = comparer(table, contrast, question.sort, order === 'asc' ? 1 : -1)
  // The tasks of a table stand by name, so that their index is a unique last key.
  const sorted = remember(table, 'sorted tasks', [contrast, question.sort, order], () =>
    [...all].sort((a, b) => compare(a, b) || a.task - b.task),
  )
  const found = sorted.filter(passes(table, question))
  const page = found.slice(question.offset, question.offset + question.limit)
  return {
    ...frame,
    headline: contrast && (await answerHeadline(open, contrast, question)),
    harms: contrast && remember(table, 'harm count', [contrast], () => countHarms(all)),
    items: page.map((task) =>
      contrast
        ? describeTask(table, contrast, task)
        : describeUncompared(table, question.policy, task),
    ),
    total: found.length,
    domains: countFacet(
      all,
      (task) => table.tasks[task.task]!.domain ?? '',
      passes(table, { ...question, domain: [] }),
    ),
    difficulties: countFacet(
      all,
      (task) => table.tasks[task.task]!.difficulty ?? '',
      passes(table, { ...question, difficulty: [] }),
    ),
    directions: countDirections(all.filter(passes(table, { ...question, direction: null }))),
    policies: contrast ? directionsByPolicy(open, contrast, all) : [],
    order,
  }
}
