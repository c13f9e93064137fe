import type { ReactNode } from 'react'
import { Provenance } from '@/components/overview/provenance'
import { FalseActivationSection } from '@/components/overview/false-activation-section'
import { OverviewHead } from '@/components/overview/overview-head'
import { WarningList } from '@/components/overview/warning-list'
import { CarriedLink } from '@/components/site/carried-link'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { Section } from '@/components/ui/section'
import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import type { ArmRow, RunsSummary } from '@/lib/analysis/runs/summarize-runs'
import { displayCount } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { tasksHref } from '@/lib/url/task-list'
import { ArmRows } from './arm-rows'
import { EndingKey } from './ending-bar'
import { ImportOther } from './import-other'
import { sayNothingToCompare } from './runs-words'
import { MOST_GRID_TASKS, OUTCOME_MARKS, TaskGrid } from './task-grid'

/** The overview of an experiment in which nothing can be compared yet: what its trials say all the same. */
export function RunsOverview({
  summary,
  runs,
  form,
  ways,
}: {
  summary: ExperimentSummary
  runs: RunsSummary
  /** Where a person says what skills the agent had. */
  form: ReactNode
  /** Ways to go on, beside the name. */
  ways: ReactNode
}) {
  const { slug } = summary.experiment
  const { groups, alone, grid } = runs
  const arms = [...groups.flat(), ...alone]
  return (
    <>
      <OverviewHead summary={summary}>{ways}</OverviewHead>
      <div className="border-b border-rule-strong py-5">
        <p className="max-w-[760px] text-finding font-[620]">
          {sayNothingToCompare(summary, runs)}
        </p>
      </div>
      {form || <ImportOther slug={slug} conditions={runs.conditions} />}
      <WarningList warnings={summary.warnings.filter(({ code }) => ABOUT_RUNS.has(code))} />
      <Section
        id="models"
        title="How often does each model pass?"
        aside="mean over its tasks, 95 % interval"
      >
        <EndingKey arms={arms} />
        <div className="mt-3">
          <ArmRows groups={groups} alone={alone} />
        </div>
        <p className="mt-2 max-w-[760px] text-xs text-ink-2">
          Success is over the trials that count under the error policy above; those it leaves out
          are in no rate. Cost, tokens and time are means per trial; a number of trials below one
          says how many logs state it. Dashed and hollow: fewer than three tasks.
        </p>
        <HowComputed href={methodHref('Rates and gains')}>
          <p>
            Success: the mean reward of each task under the error policy above, then the mean over
            tasks. Interval: Wilson’s limits with tasks as the sample, for other tasks of this kind;
            with repeated trials it is wider than needed. Models that ran other tasks are not
            ranked: their tasks may be easier.
          </p>
        </HowComputed>
      </Section>
      {grid && (
        <Section
          id="tasks"
          title="Which tasks are hard?"
          aside={`the ${displayCount(grid.tasks.length)} tasks that ${grid.arms.length} models ran, most solved first`}
          actions={
            <>
              {Object.values(OUTCOME_MARKS).map(({ sign, color, words }) => (
                <span key={words}>
                  <span aria-hidden className={color}>
                    {sign}
                  </span>{' '}
                  {words}
                </span>
              ))}
              <CarriedLink href={tasksHref(slug)} className="underline underline-offset-2">
                All tasks
              </CarriedLink>
            </>
          }
        >
          <p className="mb-2 text-xs text-ink-2">
            {grid.arms.map((arm, at) => `${at + 1} ${visibleName(nameOf(arm))}`).join(' · ')}
          </p>
          <TaskGrid slug={slug} grid={grid} />
          {grid.tasks.length > MOST_GRID_TASKS && (
            <p className="mt-2 text-xs text-ink-3">
              The first {MOST_GRID_TASKS} of {displayCount(grid.tasks.length)}.
            </p>
          )}
        </Section>
      )}
      <FalseActivationSection found={summary.falseActivation} />
      <Section id="provenance" title="Where do the numbers come from?">
        <Provenance summary={summary} />
      </Section>
    </>
  )
}

/** An arm in a word or two, told from another of its model. */
const nameOf = ({ model, harness, condition, conditionKind }: ArmRow) =>
  [model ?? 'unknown model', harness, conditionKind === 'unknown' ? null : condition]
    .filter(Boolean)
    .join(' ')

/** Warnings of the data; the others are about a headline, which is not here. */
const ABOUT_RUNS: ReadonlySet<string> = new Set([
  ...['skills_in_no_skills', 'condition_inferred', 'trials_duplicated', 'rewards_rejected'],
])
