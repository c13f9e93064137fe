import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { TASK_DIRECTIONS, TASK_SORTS } from '@/lib/domain/task-list'
import { contrastParams } from './experiment'
import { experimentHref } from './site'

/** Columns that can be hidden; the task itself stays. */
export const TASK_COLUMNS = [
  'domain',
  'difficulty',
  'rates',
  'gain',
  'models',
  'label',
  'skills',
] as const
export type TaskColumn = (typeof TASK_COLUMNS)[number]

const DEFAULT_COLUMNS: TaskColumn[] = ['domain', 'difficulty', 'rates', 'gain', 'models', 'label']

export const tasksParams = {
  ...contrastParams,
  q: parseAsString.withDefault(''),
  domain: parseAsArrayOf(parseAsString).withDefault([]),
  difficulty: parseAsArrayOf(parseAsString).withDefault([]),
  direction: parseAsStringLiteral(TASK_DIRECTIONS),
  sort: parseAsStringLiteral(TASK_SORTS).withDefault('gain'),
  order: parseAsStringLiteral(['asc', 'desc']),
  columns: parseAsArrayOf(parseAsStringLiteral(TASK_COLUMNS)).withDefault(DEFAULT_COLUMNS),
  /** 1 is the first page. */
  page: parseAsInteger.withDefault(1),
}
export type TasksParams = inferParserType<typeof tasksParams>

export const loadTasksParams = createLoader(tasksParams)
const serialize = createSerializer(tasksParams)

export const tasksHref = (slug: string, params: Partial<TasksParams> = {}) =>
  serialize(experimentHref(slug, 'tasks'), params)

/** Rows on a page. */
export const TASKS_A_PAGE = 50

/** The rows as a file. */
export const tasksCsvHref = (slug: string, params: Partial<TasksParams>) => {
  const path = serialize(`/api/v1/experiments/${encodeURIComponent(slug)}/tasks`, {
    ...params,
    page: null,
  })
  return `${path}${path.includes('?') ? '&' : '?'}format=csv`
}
