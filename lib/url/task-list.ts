import {
  createLoader,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server'
import { TASK_DIRECTIONS, TASK_SORTS, USE_DIRECTIONS } from '@/lib/domain/task-list'
import { contrastParams, type ContrastParams } from './experiment'
import { parseAsRows } from './pages'
import { parseAsValues } from './values'
import { viewLinks } from './views'

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
  domain: parseAsValues.withDefault([]),
  difficulty: parseAsValues.withDefault([]),
  direction: parseAsStringLiteral(TASK_DIRECTIONS),
  /** The same where the measure is something that runs use. */
  change: parseAsStringLiteral(USE_DIRECTIONS),
  sort: parseAsStringLiteral(TASK_SORTS).withDefault('gain'),
  order: parseAsStringLiteral(['asc', 'desc']),
  columns: parseAsArrayOf(parseAsStringLiteral(TASK_COLUMNS)).withDefault(DEFAULT_COLUMNS),
  rows: parseAsRows,
  /** 1 is the first page. */
  page: parseAsInteger.withDefault(1),
}
export type TasksParams = inferParserType<typeof tasksParams>

export const loadTasksParams = createLoader(tasksParams)
const links = viewLinks('tasks', tasksParams)

export const tasksHref = links.href

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

/** The rows of all pages as a file. */
export const tasksCsvHref = (slug: string, params: Partial<TasksParams>) => {
  const { page: _page, rows: _rows, ...rest } = params
  return links.dataHref(slug, rest, 'csv')
}
