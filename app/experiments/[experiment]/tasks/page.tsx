import { measuredTasksPage } from '@/app/experiments/[experiment]/measured-tasks-page'
import { openView, stayInside } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { WHY_NOT_OF_A_TASK } from '@/components/contrast/comparison-rows'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { ViewFrame } from '@/components/site/view-frame'
import { TasksView } from '@/components/task-list/tasks-view'
import { ask } from '@/lib/server/ask'
import { firstRowOf, pageOf } from '@/lib/url/pages'
import { loadTasksParams, tasksHref } from '@/lib/url/task-list'
import { findReviewMarks } from './review-marks'

type Props = PageProps<'/experiments/[experiment]/tasks'>

export const generateMetadata = viewTitle('tasks')

export default async function TasksPage({ params, searchParams }: Props) {
  const asked = await loadTasksParams(searchParams)
  const measured = await measuredTasksPage(params, asked)
  if (measured) return measured
  const page = pageOf(asked.page)
  const question = { ...asked, page }
  const { rows, ...filter } = question
  const place = { offset: firstRowOf(page, rows), limit: rows }
  const find = (slug: string) => ask('listTasks', slug, { ...filter, ...place })
  const list = await openView(params, find, (slug) => tasksHref(slug, question))
  const { experiment, total, items } = list
  const names = items.map(({ task }) => task)
  const marks = await findReviewMarks(experiment.slug, names)
  stayInside({ page, pageSize: rows, total }, (last) =>
    tasksHref(experiment.slug, { ...question, page: last }),
  )
  return (
    <ViewFrame
      view="tasks"
      experiment={experiment}
      comparison={
        <ComparisonLine
          frame={list}
          params={question}
          href={(changed) => tasksHref(experiment.slug, { ...question, ...changed, page: 1 })}
          whyNot={WHY_NOT_OF_A_TASK}
        />
      }
    >
      <TasksView list={list} params={question} pageSize={rows} marks={marks} />
    </ViewFrame>
  )
}
