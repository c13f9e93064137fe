import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { TASK_DIRECTIONS, TASK_SORTS } from '@/lib/domain/task-list'
import { contrastParams, type ContrastParams } from './experiment'
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

const list = parseAsArrayOf(parseAsString)
/** Values of a filter; the empty one is "none", which a plain list would take for no filter. */
const parseAsValues = createParser({
  parse: (text) => (text === '' ? [''] : list.parse(text)),
  serialize: (values: string[]) => list.serialize(values),
  eq: (a, b) => a.length === b.length && a.every((value, index) => value === b[index]),
})

export const tasksParams = {
  ...contrastParams,
  q: parseAsString.withDefault(''),
  domain: parseAsValues.withDefault([]),
  difficulty: parseAsValues.withDefault([]),
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

/** The tasks of each domain by its name; '' has those without one. */
export const domainTaskHrefs = (
  slug: string,
  domains: readonly { readonly domain: string | null }[],
  params: Partial<ContrastParams>,
): ReadonlyMap<string, string> =>
  new Map(
    domains.map(({ domain }) => [
      domain ?? '',
      tasksHref(slug, { ...params, domain: [domain ?? ''] }),
    ]),
  )

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
