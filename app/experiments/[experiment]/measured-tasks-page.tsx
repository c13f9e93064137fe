import { ComparisonLine } from '@/components/contrast/comparison-line'
import { ViewFrame } from '@/components/site/view-frame'
import { CostlyTasks } from '@/components/use/costly-tasks'
import { UseTasksView } from '@/components/use/use-tasks-view'
import { USE_NOTE } from '@/components/use/use-words'
import type { UseTaskList } from '@/lib/analysis/use/list-use-tasks'
import { isUse } from '@/lib/domain/trial-measure'
import { ask } from '@/lib/server/ask'
import type { ContrastParams } from '@/lib/url/experiment'
import { costlyTasksOf, HARMS_A_PAGE, harmsHref, type HarmsParams } from '@/lib/url/harms'
import { firstRowOf, pageOf } from '@/lib/url/pages'
import { tasksHref, type TasksParams } from '@/lib/url/task-list'
import { openView, stayInside } from './open-view'

type Where = Promise<{ readonly experiment: string }>

/** The tasks by what their runs use, where the link asks for that; null where it asks for success. */
export async function measuredTasksPage(params: Where, asked: TasksParams) {
  const { measure } = asked
  if (!isUse(measure)) return null
  const question = { ...asked, page: pageOf(asked.page) }
  const { rows, ...filter } = question
  const place = { offset: firstRowOf(question.page, rows), limit: rows }
  const find = (slug: string) => ask('listUseTasks', slug, { ...filter, measure, ...place })
  const list = await openView(params, find, (slug) => tasksHref(slug, question))
  if (!list.contrast) return null
  const href = (changed: Partial<TasksParams>) =>
    tasksHref(list.experiment.slug, { ...question, ...changed })
  stayInside({ page: question.page, pageSize: rows, total: list.total }, (page) => href({ page }))
  return (
    <Framed
      view="tasks"
      list={list}
      params={question}
      href={(changed) => href({ ...changed, page: 1 })}
    >
      <UseTasksView list={list} />
    </Framed>
  )
}

/** The tasks where skills cost or save most, where the link asks for a use. */
export async function costlyTasksPage(params: Where, asked: HarmsParams) {
  const { measure } = asked
  if (!isUse(measure)) return null
  const question = { ...asked, page: pageOf(asked.page) }
  const place = { offset: firstRowOf(question.page, HARMS_A_PAGE), limit: HARMS_A_PAGE }
  const find = (slug: string) =>
    ask('listUseTasks', slug, { ...question, ...costlyTasksOf(question), measure, ...place })
  const list = await openView(params, find, (slug) => harmsHref(slug, question))
  if (!list.contrast) return null
  const href = (changed: Partial<HarmsParams>) =>
    harmsHref(list.experiment.slug, { ...question, ...changed })
  stayInside({ page: question.page, pageSize: HARMS_A_PAGE, total: list.total }, (page) =>
    href({ page }),
  )
  return (
    <Framed
      view="harms"
      list={list}
      params={question}
      href={(changed) => href({ ...changed, page: 1 })}
    >
      <CostlyTasks list={list} params={question} />
    </Framed>
  )
}

const Framed = ({
  view,
  list,
  params,
  href,
  children,
}: {
  view: 'tasks' | 'harms'
  list: UseTaskList
  params: ContrastParams
  href: (changed: Partial<ContrastParams>) => string
  children: React.ReactNode
}) => (
  <ViewFrame
    view={view}
    experiment={list.experiment}
    comparison={<ComparisonLine frame={list} params={params} href={href} note={USE_NOTE} />}
  >
    {children}
  </ViewFrame>
)
