import { CarriedLink } from '@/components/site/carried-link'
import { ConditionMark } from '@/components/ui/condition-mark'
import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import type { TrialBrief } from '@/lib/analysis/task/list-task-trials'
import type { TimeSpent } from '@/lib/trajectory/time-spent'
import { diffHref } from '@/lib/url/diff'
import { trialHref } from '@/lib/url/site'
import { visibleName } from '@/lib/domain/visible-text'
import { configurationText } from './configuration-text'
import { Outcome, outcomeOf } from './outcome'
import { TrialChecks } from './trial-checks'
import { TrialFacts } from './trial-facts'
import { TrialOrigin } from './trial-origin'
import { TrialReasons } from './trial-reasons'
import { TrialSkills } from './trial-skills'

const CHIP =
  'rounded-full border bg-panel px-[10px] py-[2px] text-xs whitespace-nowrap text-ink-2 hover:border-rule-strong hover:text-ink'

interface TrialHeadProps {
  readonly trial: TrialAnswer
  readonly time: TimeSpent
}

/** What the trial is, how it ended and why we say so. */
export function TrialHead({ trial, time }: TrialHeadProps) {
  return (
    <header>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-[300px]">
          <h1 className="[overflow-wrap:anywhere]">{visibleName(trial.task.name)}</h1>
          <p className="text-ink-2">
            {[trial.task.domain && visibleName(trial.task.domain), configurationText(trial)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <TrialLinks trial={trial} />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <ConditionMark
          kind={trial.conditionKind}
          label={trial.conditionLabel}
          isInferred={trial.conditionSource === 'inferred'}
        />
        <Outcome status={trial.status} reward={trial.reward} />
        <span className="text-ink-3">
          trial {trial.place} of {trial.placeOf} in its arm
        </span>
      </div>
      <TrialReasons trial={trial} />
      <TrialFacts trial={trial} time={time} />
      <div className="mt-3 grid items-start gap-x-8 gap-y-1 lg:grid-cols-2">
        <TrialChecks checks={trial.detail.checks} />
        <TrialSkills trial={trial} />
        <TrialOrigin trial={trial} />
      </div>
    </header>
  )
}

const briefWords = (one: TrialBrief) =>
  `${visibleName(one.conditionLabel)}, ${configurationText(one)}, ${outcomeOf(one).word}`

function TrialLinks({ trial }: { trial: TrialAnswer }) {
  const at = trial.taskTrials.findIndex((one) => one.uid === trial.uid)
  const previous = trial.taskTrials[at - 1]
  const next = trial.taskTrials[at + 1]
  const { counterpart } = trial
  // Without skills on the left, as everywhere; else this trial first.
  const isRight =
    trial.conditionKind !== 'no_skills' && counterpart?.trial.conditionKind === 'no_skills'
  return (
    <nav aria-label="Other trials of this task" className="flex flex-wrap gap-2">
      {previous && (
        <CarriedLink href={trialHref(previous.uid)} title={briefWords(previous)} className={CHIP}>
          ← Previous trial
        </CarriedLink>
      )}
      {next && (
        <CarriedLink href={trialHref(next.uid)} title={briefWords(next)} className={CHIP}>
          Next trial →
        </CarriedLink>
      )}
      {counterpart && trial.hasTrajectory && (
        <CarriedLink
          href={
            isRight
              ? diffHref({ left: counterpart.trial.uid, right: trial.uid })
              : diffHref({ left: trial.uid, right: counterpart.trial.uid })
          }
          title={counterpart.reason}
          className={`${CHIP} border-ink text-ink`}
        >
          Diff with {visibleName(counterpart.trial.conditionLabel)}
        </CarriedLink>
      )}
    </nav>
  )
}
