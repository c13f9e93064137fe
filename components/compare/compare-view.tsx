import { CopyMarkdown } from '@/components/share/copy-markdown'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { Section } from '@/components/ui/section'
import type { ComparedExperiments } from '@/lib/analysis/compare/compare-experiments'
import { sayDifference } from '@/lib/cells/say-difference'
import { displayCounted } from '@/lib/display'
import { shareCompare } from '@/lib/share/share-compare'
import { areEqual } from '@/lib/stats/numeric-rules'
import { compareDataHref, type CompareParams } from '@/lib/url/compare'
import { ChangedTasks } from './changed-tasks'
import { listChanged, sayChanged } from './compare-words'
import { ComparedGains } from './compared-gains'
import { ComparedOn } from './compared-on'
import { DomainDifferences } from './domain-differences'
import { FindingCounts } from './finding-counts'

/** Tasks shown at once; the file has them all. */
const MOST_SHOWN = 50

/** Two experiments on what both ran: whether the gain differs, where, and on which tasks. */
export function CompareView({
  compared,
  params,
}: {
  compared: ComparedExperiments
  params: CompareParams
}) {
  const { left, right, difference, configurations, domains, tasks } = compared
  if (!left.contrast || !right.contrast || !difference) return <NoContrast compared={compared} />
  const changed = listChanged(tasks)
  return (
    <>
      <p className="mt-5 max-w-[820px] text-lg font-[600] tracking-[-.01em] text-pretty">
        {sayDifference({
          left: left.experiment.name,
          right: right.experiment.name,
          nConfigurations: configurations.length,
          found: difference,
          isSame: tasks.length > 0 && tasks.every((task) => areEqual(task.difference, 0)),
        })}
      </p>
      <p className="mt-2">
        <CopyMarkdown document={shareCompare(compared, params)} />
      </p>
      <ComparedGains compared={compared} />
      <ComparedOn compared={compared} />
      {domains.length > 0 && (
        <Section id="domains" title="Where does the gain differ?" aside="largest difference first">
          <DomainDifferences domains={domains} />
          <p className="mt-2 max-w-[760px] text-xs text-ink-3">
            Right gain less left gain on the common tasks of a domain. Intervals are for one domain
            alone: looking at {displayCounted(domains.length, 'domain')}, some may miss zero by
            luck.
          </p>
        </Section>
      )}
      {tasks.length > 0 && (
        <Section
          id="tasks"
          title="Which tasks changed their finding?"
          aside={sayChanged(tasks)}
          actions={
            <a href={compareDataHref(params, 'csv')} download className="underline">
              CSV of all tasks
            </a>
          }
        >
          {changed.length === 0 ? (
            <p className="text-ink-2">Both show the same of every common task.</p>
          ) : (
            <ChangedTasks compared={compared} tasks={changed.slice(0, MOST_SHOWN)} />
          )}
          <p className="mt-2 mb-4 max-w-[760px] text-xs text-ink-3">
            {changed.length > MOST_SHOWN && `The first ${MOST_SHOWN} are shown. `}A changed finding
            is not yet a difference: one run can turn “suggestive” into “strong”. The last column is
            not tested task by task. “Too few runs”, “within noise” and “no change seen” all show
            nothing, so that going from one to another is no changed finding; below each has its own
            row.
          </p>
          <FindingCounts tasks={tasks} />
        </Section>
      )}
      <HowComputed href={methodHref('Two experiments (`/compare`)')}>
        <p>
          A task counts where both experiments have trials with and without skills in a matched
          configuration: the same harness, model and effort, else the same model where each side has
          it once. Per task the mean of the gains over those, right less left; then the mean over
          tasks with its interval for other tasks of this kind (a difference of differences, so up
          to ±200 pp). Findings are those of each experiment on these configurations, corrected
          within it.
        </p>
      </HowComputed>
    </>
  )
}

function NoContrast({ compared: { left, right } }: { compared: ComparedExperiments }) {
  const without = [left, right].filter(({ contrast }) => contrast === null)
  return (
    <p className="mt-5 max-w-[620px] text-ink-2">
      Nothing to compare: {without.map(({ experiment }) => experiment.name).join(' and ')}{' '}
      {without.length === 1 ? 'has' : 'have'} no trials under two known conditions. Say what skills
      the agents had in the settings of the experiment, or import with a condition.
    </p>
  )
}
