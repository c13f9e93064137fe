import type { Db } from '@/db/open-database'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { measureChanges, NO_CHANGES, type ScopedUse } from '@/lib/analysis/measure/measure-changes'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { answerHeadline } from '@/lib/analysis/experiment/answer-headline'
import type { Headline } from '@/lib/cells/make-headline'
import { remember } from '@/lib/cells/remember'
import type { UseChange } from '@/lib/cells/use-change'
import { findUseTasks, sortUseTasks, type ListedUseTask } from '@/lib/cells/use-tasks'
import { directionOfUse, type TaskSort, type UseDirection } from '@/lib/domain/task-list'
import type { Use, UseScope } from '@/lib/domain/trial-measure'

export interface UseTasksQuestion extends ViewQuestion, ScopedUse {
  /** Part of a task's name, whatever its case. */
  readonly q: string
  readonly domain: readonly string[]
  /** Tasks that use more, the same or less, or of which that is unknown. */
  readonly change: UseDirection | null
  readonly sort: TaskSort
  readonly order: 'asc' | 'desc' | null
  readonly offset: number
  readonly limit: number
}

/** Every task with what skills change of a use. */
export interface UseTaskList extends ExperimentFrame {
  readonly headline: Headline | null
  readonly measure: Use
  readonly only: UseScope
  readonly change: UseChange | null
  readonly items: readonly ListedUseTask[]
  readonly total: number
  /** Tasks of each direction that pass the other filters. */
  readonly directions: Readonly<Record<UseDirection, number>>
  /** Tasks of each domain that pass the other filters; '' has those without one. */
  readonly domains: readonly { readonly value: string; readonly count: number }[]
  readonly order: 'asc' | 'desc'
}

/** Tasks by what skills change of a use: filtered, sorted and cut to a page; null: no such experiment. */
export async function listUseTasks(
  db: Db,
  slug: string,
  question: UseTasksQuestion,
): Promise<UseTaskList | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { table, contrast } = open
  const { measure, sort } = question
  const only = open.experiment.kind === 'published' ? 'all' : question.only
  const changes = contrast
    ? await measureChanges(db, open, contrast, { measure, only })
    : NO_CHANGES
  const order = question.order ?? (sort === 'task' || sort === 'domain' ? 'asc' : 'desc')
  const asked = [contrast, measure, only, sort, order]
  const all = remember(table, 'sorted use of tasks', asked, () =>
    sortUseTasks(findUseTasks(table, changes.tasks), sort, order),
  )
  const named = all.filter(({ task }) => task.toLowerCase().includes(question.q.toLowerCase()))
  const inDomain = (one: ListedUseTask) =>
    question.domain.length === 0 || question.domain.includes(one.domain ?? '')
  const goes = (one: ListedUseTask) =>
    question.change === null || directionOfUse(one.change) === question.change
  const found = named.filter((one) => inDomain(one) && goes(one))
  return {
    ...describeFrame(open, question),
    headline: contrast && (await answerHeadline(open, contrast, question)),
    ...{ measure, only, change: changes.change, order },
    items: found.slice(question.offset, question.offset + question.limit),
    total: found.length,
    directions: countDirections(named.filter(inDomain)),
    domains: countDomains(all, named.filter(goes)),
  }
}

function countDirections(tasks: readonly ListedUseTask[]): Record<UseDirection, number> {
  const counts = { more: 0, same: 0, less: 0, unknown: 0 }
  for (const { change } of tasks) counts[directionOfUse(change)] += 1
  return counts
}

function countDomains(all: readonly ListedUseTask[], passing: readonly ListedUseTask[]) {
  const counts = new Map(all.map(({ domain }) => [domain ?? '', 0]))
  for (const { domain } of passing) counts.set(domain ?? '', counts.get(domain ?? '')! + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => (a.value < b.value ? -1 : 1))
}
