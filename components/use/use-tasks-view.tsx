import { ViewHead } from '@/components/contrast/view-head'
import type { UseTaskList } from '@/lib/analysis/use/list-use-tasks'
import { USE_NAMES } from '@/lib/domain/trial-measure'
import { UseAnswer } from './use-answer'
import { UseMethod } from './use-method'
import { UseTaskBrowser } from './use-task-browser'

/** Every task of an experiment by something that its runs use. */
export function UseTasksView({ list }: { list: UseTaskList }) {
  const { measure, items, total, directions, domains, order } = list
  const isPrinted = list.experiment.kind === 'published'
  return (
    <>
      <ViewHead frame={list} title={`${USE_NAMES[measure]}: which tasks use more, which less?`} />
      <UseAnswer view={list} />
      {list.change && isPrinted && (
        <p className="mt-6 max-w-[620px] text-ink-2">
          The source prints means of configurations only, which no task can be told from. They are
          taken apart on Models.
        </p>
      )}
      {list.change && !isPrinted && (
        <UseTaskBrowser
          list={{ items, total, directions, domains, order, measure }}
          slug={list.experiment.slug}
        />
      )}
      {list.change && <UseMethod />}
    </>
  )
}
