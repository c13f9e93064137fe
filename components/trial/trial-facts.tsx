import { Fragment, type ReactNode } from 'react'
import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import {
  displayCost,
  displayCount,
  displayDuration,
  displayInstant,
  displayTokens,
} from '@/lib/display'
import type { TimeSpent } from '@/lib/trajectory/time-spent'
import { TimeBar } from './time-bar'

const PHASE_WORD = {
  environment_setup: 'environment',
  agent_setup: 'agent set-up',
  agent_execution: 'agent',
  verifier: 'verifier',
} as const

/** What the trial took: steps, tokens, cost, time by phase and by what it went to. */
export function TrialFacts({ trial, time }: { trial: TrialAnswer; time: TimeSpent }) {
  const phases = trial.detail.phases.filter((phase) => phase.durationMs !== null)
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 border-y py-3 sm:grid-cols-4 lg:grid-cols-[repeat(4,auto)_minmax(0,1.3fr)_minmax(0,1.7fr)_auto]">
      <Fact label="steps">{displayCount(trial.stepCount)}</Fact>
      <Fact
        label="tokens in"
        note={
          trial.tokensCached === null
            ? null
            : (trial.tokensIn ?? 0) < trial.tokensCached
              ? `cached ${displayTokens(trial.tokensCached)}, as the log counts`
              : `of these ${displayTokens(trial.tokensCached)} cached`
        }
      >
        {displayTokens(trial.tokensIn)}
      </Fact>
      <Fact label="tokens out">{displayTokens(trial.tokensOut)}</Fact>
      <Fact label="cost">{displayCost(trial.costUsd)}</Fact>
      <Fact
        label="time"
        isWide
        note={phases.map((phase, index) => (
          <Fragment key={phase.name}>
            {index > 0 && ' · '}
            <span className="whitespace-nowrap">
              {PHASE_WORD[phase.name]} {displayDuration(phase.durationMs)}
            </span>
          </Fragment>
        ))}
      >
        {displayDuration(trial.durationMs)}
      </Fact>
      <div className="max-sm:col-span-2">
        <dt className="text-xs text-ink-3">time by use</dt>
        <dd>
          <TimeBar time={time} />
        </dd>
      </div>
      {trial.startedAtIso !== null && (
        <Fact label="started">
          <span className="whitespace-nowrap">
            {displayInstant(Date.parse(trial.startedAtIso))}
          </span>
        </Fact>
      )}
    </dl>
  )
}

interface FactProps {
  readonly label: string
  readonly note?: ReactNode
  /** Takes a whole line of a narrow screen. */
  readonly isWide?: boolean
  readonly children: ReactNode
}

function Fact({ label, note, isWide, children }: FactProps) {
  return (
    <div className={isWide ? 'max-sm:col-span-2' : ''}>
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className="font-[550]">{children}</dd>
      {note && <dd className="text-xs text-ink-3">{note}</dd>}
    </div>
  )
}
