import type { ReviewMark } from '@/components/task-list/review-mark'
import { authorWords } from '@/components/note/note-words'
import { db } from '@/db'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listMarks } from '@/lib/analysis/note/list-marks'
import { countOpenByTask } from '@/lib/analysis/note/list-notes'

/** What reviewers did with the tasks of a page, by the name of the task. */
export async function findReviewMarks(
  slug: string,
  tasks: readonly string[],
): Promise<ReadonlyMap<string, ReviewMark>> {
  const experiment = await getExperiment(db, slug)
  if (!experiment) return new Map()
  const [marks, open] = await Promise.all([
    listMarks(db, experiment.id, { tasks }),
    countOpenByTask(db, experiment.id, tasks),
  ])
  const marked = new Map(marks.map((mark) => [mark.task, mark]))
  return new Map(
    tasks.flatMap((task) => {
      const mark = marked.get(task)
      const nNotes = open.get(task) ?? 0
      if (!mark && nNotes === 0) return []
      return [
        [
          task,
          {
            reviewedBy: mark ? authorWords(mark.author) : null,
            reviewedAt: mark?.markedAt ?? null,
            nNewTrials: mark?.nNewTrials ?? 0,
            nNotes,
          },
        ],
      ]
    }),
  )
}
