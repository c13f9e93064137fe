import type { UseTaskList } from '@/lib/analysis/use/list-use-tasks'
import type { UseQuestion, UseView } from '@/lib/analysis/use/view-use'
import type { ListedUseTask } from '@/lib/cells/use-tasks'
import type { UseRow } from '@/lib/cells/use-change-by'
import { isUse, type Use } from '@/lib/domain/trial-measure'
import { ask } from '@/lib/server/ask'
import { MOST_ROWS } from '@/lib/share/share-rows'
import { shareUse, shareUseTasks } from '@/lib/share/share-use'
import { loadContrastParams, serializeContrast } from '@/lib/url/experiment'
import { costlyTasksOf, HARMS_A_PAGE, loadHarmsParams } from '@/lib/url/harms'
import { firstRowOf } from '@/lib/url/pages'
import { experimentHref } from '@/lib/url/site'
import { loadTasksParams } from '@/lib/url/task-list'
import { viewOf, type ViewKey } from '@/lib/url/views'
import { askedRows, withNext } from './asked-rows'
import { changeColumns, columnsOf, csvTable, type CsvColumns, type CsvTable } from './csv-table'

/** The twin of a view that shows what runs use where its link asks for that. */
interface UseTwin<Answer> {
  readonly find: (slug: string, request: Request) => Promise<Answer | null>
  readonly json: (answer: Answer, request: Request) => unknown
  readonly share: (answer: Answer, request: Request) => ReturnType<typeof shareUse>
  readonly table: (answer: Answer) => CsvTable
}

/** The use that a request asks for; null: it asks for success. */
export function askedUse(request: Request): Use | null {
  const { measure } = loadContrastParams(request)
  return isUse(measure) ? measure : null
}

const pageHref = (key: ViewKey, slug: string, request: Request) =>
  serializeContrast(experimentHref(slug, viewOf(key).path), loadContrastParams(request))

type PartRow = UseRow & { readonly part: string }

const PART_COLUMNS: CsvColumns<PartRow> = {
  ...columnsOf<PartRow>('part', 'key', 'name'),
  ...changeColumns<PartRow>((row) => row.change),
}

const ofView = (view: UseQuestion['view']): UseTwin<UseView> => ({
  find: (slug, request) => {
    const { measure, ...question } = loadContrastParams(request)
    return isUse(measure)
      ? ask('viewUse', slug, { ...question, measure, view })
      : Promise.resolve(null)
  },
  json: (answer) => answer,
  share: (answer, request) =>
    shareUse(answer, viewOf(view).label, pageHref(view, answer.experiment.slug, request)),
  table: ({ measure, parts }) =>
    csvTable(
      `${view}-${measure}`,
      PART_COLUMNS,
      parts.flatMap(({ key, rows }) => rows.map((row) => ({ ...row, part: key }))),
    ),
})

const TASK_COLUMNS = columnsOf<ListedUseTask>(
  ...(['task', 'domain', 'difficulty', 'without', 'with', 'change'] as const),
  ...(['changeLow', 'changeHigh', 'p', 'q', 'nConfigurations'] as const),
  ...(['nUp', 'nDown', 'nWithout', 'nWith'] as const),
)

/** The link of a page has that page's rows. */
function rowsOf(request: Request, page: number, pageSize: number) {
  const rows = askedRows(request)
  const { searchParams } = new URL(request.url)
  if (rows.isCsv || !searchParams.has('page') || searchParams.has('limit')) return rows
  return { offset: rows.offset || firstRowOf(page, pageSize), limit: pageSize }
}

function tasksQuestion(key: 'tasks' | 'harms', request: Request) {
  if (key === 'tasks') {
    const { page, rows, ...question } = loadTasksParams(request)
    return { ...question, ...rowsOf(request, page, rows) }
  }
  const { page, ...question } = loadHarmsParams(request)
  return { ...question, ...costlyTasksOf(question), ...rowsOf(request, page, HARMS_A_PAGE) }
}

const ofTasks = (key: 'tasks' | 'harms'): UseTwin<UseTaskList> => ({
  find: (slug, request) => {
    const { measure, ...question } = tasksQuestion(key, request)
    return isUse(measure)
      ? ask('listUseTasks', slug, { ...question, measure })
      : Promise.resolve(null)
  },
  json: (list, request) => withNext(list, tasksQuestion(key, request).offset),
  share: (list, request) =>
    shareUseTasks(
      { ...list, items: list.items.slice(0, MOST_ROWS) },
      viewOf(key).label,
      pageHref(key, list.experiment.slug, request),
    ),
  table: ({ measure, items }) => csvTable(`${key}-${measure}`, TASK_COLUMNS, items),
})

const OF_VIEWS = {
  overview: ofView('overview'),
  domains: ofView('domains'),
  models: ofView('models'),
  conditions: ofView('conditions'),
  skills: ofView('skills'),
  tasks: ofTasks('tasks'),
  harms: ofTasks('harms'),
}

/** The twin by what runs use; null: the view shows success only. */
export const findUseTwin = (key: ViewKey): UseTwin<unknown> | null =>
  // The answers of a twin go to itself alone.
  key in OF_VIEWS ? (OF_VIEWS[key as keyof typeof OF_VIEWS] as UseTwin<unknown>) : null
