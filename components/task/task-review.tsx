import Link from 'next/link'
import type { ReactNode } from 'react'
import { CarriedLink } from '@/components/site/carried-link'
import { CountedNote } from '@/components/contrast/counted-note'
import { CopyMarkdown } from '@/components/share/copy-markdown'
import { EvidenceLink } from '@/components/share/evidence-link'
import { PolicyAnswers } from '@/components/contrast/policy-answers'
import { Section } from '@/components/ui/section'
import type { TaskInstruction as Instruction } from '@/lib/analysis/trial/get-instruction'
import type { TaskView } from '@/lib/analysis/task/get-task'
import type { ContrastParams } from '@/lib/url/experiment'
import { diffHref } from '@/lib/url/diff'
import { shareTask } from '@/lib/share/share-task'
import { taskDataHref, taskViewHref } from '@/lib/url/task'
import { visibleName } from '@/lib/domain/visible-text'
import { CheckTable } from './check-table'
import { OfferedSkills } from './offered-skills'
import { SkillUseTable } from './skill-use-table'
import { TaskInstruction } from './task-instruction'
import { TaskHeadline } from './task-headline'
import { TrialMatrix } from './trial-matrix'

/** One task for a reviewer: what happened in every trial, and where to look. */
export function TaskReview({
  view,
  params,
  instruction,
  ways,
  mark,
}: {
  view: TaskView
  params: ContrastParams
  instruction: Instruction | null
  /** More ways to go on, beside the copy of the page. */
  ways: ReactNode
  /** Whether somebody looked through it. */
  mark: ReactNode
}) {
  const { task, experiment, contrast, pair } = view
  const facts = [
    task.domain ?? 'no domain',
    task.difficulty,
    task.category,
    task.family && `family ${task.family}`,
    task.variant && `variant ${task.variant}`,
    task.split && `split ${task.split}`,
    task.author && `eval by ${task.author}`,
  ].filter(Boolean)
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 border-b border-rule-strong pb-4">
        <div className="min-w-0 flex-1 basis-[300px]">
          <h1 className="font-mono text-[17px] break-all">{visibleName(task.name)}</h1>
          <p className="text-ink-2">{visibleName(facts.join(' · '))}</p>
          <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
            {view.previous && (
              <Link href={taskViewHref(experiment.slug, view.previous, params)} rel="prev">
                ← {visibleName(view.previous)}
              </Link>
            )}
            {view.next && (
              <Link href={taskViewHref(experiment.slug, view.next, params)} rel="next">
                {visibleName(view.next)} →
              </Link>
            )}
          </p>
        </div>
        <div className="flex flex-col gap-y-2 sm:items-end">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
            <CopyMarkdown document={shareTask(view, params)} />
            <EvidenceLink href={taskDataHref(experiment.slug, task.name, params, 'html')} />
            {ways}
          </p>
          {mark}
          {contrast && <CountedNote contrast={contrast} of="in the whole experiment " />}
        </div>
      </div>
      {contrast && view.row && (
        <TaskHeadline row={view.row}>
          <PolicyAnswers policies={view.policies} policy={contrast.policy} />
        </TaskHeadline>
      )}
      {pair && (
        <p className="border-b py-3">
          <CarriedLink
            href={diffHref({ left: pair.left, right: pair.right })}
            className="font-[600] underline underline-offset-2"
          >
            Open the most telling diff
          </CarriedLink>{' '}
          <span className="text-ink-2">{pair.reason}</span>
        </p>
      )}
      <TaskInstruction instruction={instruction} />
      <Section
        id="trials"
        title="What happened in every trial?"
        aside={
          view.trials.length > 0
            ? 'reward by trial, rate [95 %] · * condition inferred'
            : 'rate [95 %]; the source publishes no single trials'
        }
      >
        <TrialMatrix rows={view.matrix} trials={view.trials} conditions={view.conditions} />
      </Section>
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_420px]">
        <Section id="checks" title="Which checks flip?" aside="passed of trials that ran the check">
          <CheckTable checks={view.checks} kept={view.checksKept} />
        </Section>
        <div className="min-w-0">
          <Section id="skills" title="What skills were offered?">
            <OfferedSkills view={view} />
          </Section>
          {view.trials.length > 0 && (
            <Section id="use" title="Were they used?">
              <SkillUseTable view={view} />
            </Section>
          )}
        </div>
      </div>
    </>
  )
}
