import { CarriedLink } from '@/components/site/carried-link'
import { Outcome } from '@/components/trial/outcome'
import { ConditionMark } from '@/components/ui/condition-mark'
import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import { displayCost, displayCounted, displayDuration, displayTokens } from '@/lib/display'
import { trialHref } from '@/lib/url/site'
import { PickTrial } from './pick-trial'

interface DiffHeadsProps {
  readonly left: TrialAnswer | null
  readonly right: TrialAnswer | null
  /** The ids asked for, whether or not there are such trials. */
  readonly asked: { readonly left: string | null; readonly right: string | null }
}

/** The two trials of a diff, each with what decides how to read the other. */
export function DiffHeads({ left, right, asked }: DiffHeadsProps) {
  const trials = (left ?? right)?.taskTrials ?? []
  const head = (side: 'left' | 'right', trial: TrialAnswer | null) => (
    <div className="min-w-0 p-3 sm:px-4">
      {trial ? <Head trial={trial} /> : <Missing side={side} uid={asked[side]} />}
      {trials.length > 0 && (
        <p className="mt-1">
          <PickTrial side={side} left={asked.left} right={asked.right} trials={trials} />
        </p>
      )}
    </div>
  )
  return (
    <div className="mt-4 grid border bg-panel max-sm:divide-y sm:grid-cols-2 sm:divide-x">
      {head('left', left)}
      {head('right', right)}
    </div>
  )
}

function Head({ trial }: { trial: TrialAnswer }) {
  const { checks } = trial.detail
  const passed = checks.filter((check) => check.status === 'passed').length
  const read = trial.skills.filter((skill) => skill.read !== null)
  const steps = read.flatMap((skill) => skill.firstReadStep ?? [])
  const total =
    trial.tokensIn === null && trial.tokensOut === null
      ? null
      : (trial.tokensIn ?? 0) + (trial.tokensOut ?? 0)
  const facts = [
    trial.stepCount === null ? null : displayCounted(trial.stepCount, 'step'),
    total === null ? null : `${displayTokens(total)} tokens`,
    trial.costUsd === null ? null : displayCost(trial.costUsd),
    trial.durationMs === null ? null : displayDuration(trial.durationMs),
    checks.length === 0 ? null : `checks ${passed} of ${checks.length}`,
    trial.skills.length === 0
      ? null
      : `read ${read.length} of ${displayCounted(trial.skills.length, 'skill')}` +
        (steps.length ? ` at step ${steps.sort((one, two) => one - two).join(', ')}` : ''),
  ].filter((fact) => fact !== null)
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <ConditionMark
          kind={trial.conditionKind}
          label={trial.conditionLabel}
          isInferred={trial.conditionSource === 'inferred'}
        />
        <Outcome status={trial.status} reward={trial.reward} />
        <CarriedLink href={trialHref(trial.uid)} className="text-ink-3 underline hover:text-ink">
          trial {trial.place} of {trial.placeOf}
        </CarriedLink>
      </p>
      <p className="mt-1 text-ink-2">{facts.join(' · ')}</p>
    </>
  )
}

function Missing({ side, uid }: { side: string; uid: string | null }) {
  return (
    <p className="text-ink-2">
      {uid === null ? (
        `No trial is named for the ${side}.`
      ) : (
        <>
          No trial has the id <code className="font-mono text-xs">{uid.slice(0, 40)}</code>. Its
          import may have been undone, or its log was never imported here; the same log imported
          again brings this link back.
        </>
      )}
    </p>
  )
}
