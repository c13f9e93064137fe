import type { Metadata } from 'next'
import { openView } from '@/app/experiments/[experiment]/open-view'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { successOnly } from '@/components/contrast/success-only'
import { WHY_NOT_OF_A_TASK } from '@/components/contrast/comparison-rows'
import { PageFrame } from '@/components/site/page-frame'
import { TaskReview } from '@/components/task/task-review'
import { db } from '@/db'
import { getInstruction } from '@/lib/analysis/trial/get-instruction'
import { hasTask } from '@/lib/analysis/task/has-task'
import { ask } from '@/lib/server/ask'
import { readSegment } from '@/lib/url/read-segment'
import { loadContrastParams } from '@/lib/url/experiment'
import { taskViewHref } from '@/lib/url/task'
import { tasksHref } from '@/lib/url/task-list'
import { visibleName } from '@/lib/domain/visible-text'

type Props = PageProps<'/experiments/[experiment]/tasks/[task]'>

const taskOf = async (params: Props['params']) => readSegment((await params).task)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const task = await taskOf(params)
  const isThere = await hasTask(db, (await params).experiment, task)
  return { title: isThere ? visibleName(task) : 'No such task' }
}

export default async function TaskPage({ params, searchParams }: Props) {
  const task = await taskOf(params)
  const question = await loadContrastParams(searchParams)
  const find = (slug: string) => ask('getTask', slug, task, question)
  const view = await openView(params, find, (slug) => taskViewHref(slug, task, question))
  const { experiment } = view
  const instruction = await getInstruction(db, experiment.slug, task)
  const crumbs = [{ label: 'Tasks', href: tasksHref(experiment.slug, question) }, { label: task }]
  return (
    <PageFrame
      experiment={experiment}
      tab="tasks"
      crumbs={crumbs}
      comparison={
        <ComparisonLine
          frame={view}
          params={question}
          href={(changed) => taskViewHref(experiment.slug, task, changed)}
          whyNot={{ ...WHY_NOT_OF_A_TASK, ...successOnly('task') }}
        />
      }
    >
      <TaskReview view={view} params={question} instruction={instruction} />
    </PageFrame>
  )
}
