import type { Metadata } from 'next'
import { findNotesHere } from '@/app/notes-here'
import { saveMark } from '@/app/note-actions'
import { openView } from '@/app/experiments/[experiment]/open-view'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { successOnly } from '@/components/contrast/success-only'
import { WHY_NOT_OF_A_TASK } from '@/components/contrast/comparison-rows'
import { NotesLink } from '@/components/note/notes-link'
import { NoteSection } from '@/components/note/note-section'
import { TaskMarkControl } from '@/components/note/task-mark-control'
import { PageFrame } from '@/components/site/page-frame'
import { TaskReview } from '@/components/task/task-review'
import { db } from '@/db'
import { getInstruction } from '@/lib/analysis/trial/get-instruction'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listMarks } from '@/lib/analysis/note/list-marks'
import { hasTask } from '@/lib/analysis/task/has-task'
import { ask } from '@/lib/server/ask'
import { readSegment } from '@/lib/url/read-segment'
import { ofTask } from '@/lib/domain/note'
import { loadNoteParams } from '@/lib/url/notes'
import { taskHref } from '@/lib/url/site'
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

async function findMark(slug: string, task: string) {
  const experiment = await getExperiment(db, slug)
  return experiment ? ((await listMarks(db, experiment.id, { tasks: [task] }))[0] ?? null) : null
}

export default async function TaskPage({ params, searchParams }: Props) {
  const task = await taskOf(params)
  const question = await loadContrastParams(searchParams)
  const find = (slug: string) => ask('getTask', slug, task, question)
  const view = await openView(params, find, (slug) => taskViewHref(slug, task, question))
  const { experiment } = view
  const place = { slug: experiment.slug, page: taskHref(experiment.slug, task) }
  const { note } = await loadNoteParams(searchParams)
  const [instruction, here, mark] = await Promise.all([
    getInstruction(db, experiment.slug, task),
    findNotesHere(place, { task }, note),
    findMark(experiment.slug, task),
  ])
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
      <TaskReview
        {...{ view, instruction, params: question }}
        ways={<NotesLink total={here.total} />}
        mark={
          <TaskMarkControl
            {...{ task, mark, mayWrite: here.viewer.mayWrite }}
            action={saveMark.bind(null, place)}
          />
        }
      />
      <NoteSection
        here={here}
        subject={ofTask(task)}
        filter={{ task }}
        isOwn={(one) => one.place === 'task'}
      />
    </PageFrame>
  )
}
