import { notFound, redirect } from 'next/navigation'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { PageFrame } from '@/components/site/page-frame'
import { TasksView } from '@/components/task-list/tasks-view'
import { ask } from '@/lib/server/ask'
import { firstRowOf, lastPageOf, pageOf } from '@/lib/url/pages'
import { loadTasksParams, TASKS_A_PAGE, tasksHref } from '@/lib/url/task-list'

type Props = PageProps<'/experiments/[experiment]/tasks'>

export const generateMetadata = viewTitle('Tasks')

export default async function TasksPage({ params, searchParams }: Props) {
  const { experiment: slug } = await params
  const asked = await loadTasksParams(searchParams)
  const question = { ...asked, page: pageOf(asked.page) }
  const offset = firstRowOf(question.page, TASKS_A_PAGE)
  const list = await ask('listTasks', slug, { ...question, offset, limit: TASKS_A_PAGE })
  if (!list) notFound()
  if (list.experiment.slug !== slug) redirect(tasksHref(list.experiment.slug, question))
  const last = lastPageOf(list.total, TASKS_A_PAGE)
  if (question.page > last) redirect(tasksHref(slug, { ...question, page: last }))
  return (
    <PageFrame experiment={list.experiment} tab="tasks" crumbs={[{ label: 'Tasks' }]}>
      <TasksView list={list} params={question} pageSize={TASKS_A_PAGE} />
    </PageFrame>
  )
}
