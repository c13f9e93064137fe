import { CountedNote } from '@/components/contrast/counted-note'
import { NothingToCompare } from '@/components/contrast/nothing-to-compare'
import { hasOnlyFigures, OnlyFigures } from '@/components/contrast/only-figures'
import { OtherPolicies, type OtherAnswer } from '@/components/contrast/policy-answers'
import { VerdictLine } from '@/components/contrast/verdict-line'
import type { TaskList } from '@/lib/analysis/task/list-tasks'
import { TermsHere } from '@/components/contrast/term'
import { displayCounted } from '@/lib/display'
import { TASK_INTERVALS } from '@/lib/domain/gain'
import { taskViewHref } from '@/lib/url/task'
import { comparisonOf } from '@/lib/url/comparison'
import type { ContrastParams } from '@/lib/url/experiment'
import type { TasksParams } from '@/lib/url/task-list'
import { visibleName } from '@/lib/domain/visible-text'
import type { ReviewMark } from './review-mark'
import { TasksBrowser } from './tasks-browser'
import { UncomparedTasks } from './uncompared-tasks'

/** Every task of an experiment under a contrast. */
export function TasksView({
  list,
  params,
  pageSize,
  marks,
}: {
  list: TaskList
  params: TasksParams
  pageSize: number
  /** What reviewers did with tasks of the page, by name. */
  marks: ReadonlyMap<string, ReviewMark>
}) {
  const { contrast, experiment } = list
  const { slug } = experiment
  const page = Math.max(1, params.page)
  const question = comparisonOf(params)
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 border-b border-rule-strong pb-4">
        <div className="max-w-[820px] min-w-0 flex-1 basis-[300px]">
          <h1>Which tasks gain, and which lose?</h1>
          <p className="text-ink-2">
            {hasOnlyFigures(experiment) ? <OnlyFigures {...experiment} /> : saysTasks(list)}{' '}
            {contrast && (
              <span className="text-xs text-ink-3">
                <OtherPolicies
                  policy={contrast.policy}
                  answers={list.policies.map(sayDirections)}
                />
              </span>
            )}
          </p>
        </div>
        {contrast && <CountedNote contrast={contrast} />}
      </div>
      <VerdictLine frame={list} headline={list.headline} harms={list.harms} />
      {!contrast && experiment.nTasks === 0 && <NothingToCompare slug={slug} nTasks={0} />}
      {(contrast || experiment.nTasks > 0) && (
        <TasksBrowser
          rows={contrast ? comparedRows(list, contrast, question, marks) : []}
          total={list.total}
          first={(page - 1) * pageSize + 1}
          pageSize={pageSize}
          order={list.order}
          domains={list.domains}
          difficulties={list.difficulties}
          directions={list.directions}
          slug={slug}
          hasNext={page * pageSize < list.total}
        >
          {contrast ? undefined : <UncomparedTasks {...{ list, params, question, marks }} />}
        </TasksBrowser>
      )}
      {contrast && <p className="mt-2 max-w-[860px] text-xs text-ink-3">{TASK_INTERVALS}</p>}
      <TermsHere
        terms={['Gain', 'pp', 'Interval', 'q', 'Noise', 'Harm', 'Reward', 'Error policy']}
      />
    </>
  )
}

const comparedRows = (
  { items, experiment }: TaskList,
  contrast: NonNullable<TaskList['contrast']>,
  question: ContrastParams,
  marks: ReadonlyMap<string, ReviewMark>,
) =>
  items.map((row) => ({
    ...row,
    href: taskViewHref(experiment.slug, row.task, question),
    kinds: { without: contrast.without.kind, with: contrast.with.kind },
    mark: marks.get(row.task) ?? null,
  }))

const saysTasks = ({ contrast, experiment }: TaskList) =>
  contrast
    ? `${displayCounted(experiment.nTasks, 'task')}, ${visibleName(contrast.with.label)} against ${visibleName(contrast.without.label)}. Means over ${displayCounted(contrast.configurations.length, 'configuration')}.`
    : `${displayCounted(experiment.nTasks, 'task')}. There are no two known conditions to compare, so there is no gain.`

/** Which way tasks go with errors counted one way. */
const sayDirections = ({
  policy,
  directions,
  nChanged,
}: TaskList['policies'][number]): OtherAnswer => {
  const { up, tied, down } = directions
  return {
    policy,
    number: `${up} up, ${tied} tied, ${down} down`,
    basis: displayCounted(up + tied + down, 'task'),
    verdict: nChanged === 0 ? 'each as here' : `${displayCounted(nChanged, 'task')} not as here`,
  }
}
