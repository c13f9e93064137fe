import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PageFrame } from '@/components/site/page-frame'
import { TasksView } from '@/components/tasks/tasks-view'
import { db } from '@/db'
import { getExperiment } from '@/lib/analysis/get-experiment'
import { ask } from '@/lib/cli/ask'
import { loadTasksParams, TASKS_A_PAGE, tasksHref } from '@/lib/url/tasks'

type Props = PageProps<'/experiments/[experiment]/tasks'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await getExperiment(db, (await params).experiment)
  return { title: found ? `Tasks of ${found.name}` : undefined }
}

export default async function TasksPage({ params, searchParams }: Props) {
  const { experiment: slug } = await params
  const question = await loadTasksParams(searchParams)
  const offset = (Math.max(1, question.page) - 1) * TASKS_A_PAGE
  const list = await ask('listTasks', slug, { ...question, offset, limit: TASKS_A_PAGE })
  if (!list) notFound()
  if (list.experiment.slug !== slug) redirect(tasksHref(list.experiment.slug, question))
  return (
    <PageFrame experiment={list.experiment} tab="tasks" crumbs={[{ label: 'Tasks' }]}>
      <TasksView list={list} params={question} pageSize={TASKS_A_PAGE} />
    </PageFrame>
  )
}
