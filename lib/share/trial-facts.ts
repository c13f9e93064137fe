import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import { displayCost, displayDuration, displayReward, displayTokens } from '@/lib/display'
import { trialHref } from '@/lib/url/site'
import type { StepOutline } from '@/lib/trajectory/step-outline'
import type { Inline } from './document'
import { configurationName } from './gain-words'

interface Fact {
  readonly what: string
  readonly tell: (trial: TrialAnswer) => Inline
}

/** What a trial was and how it ended, line by line; unknown is a dash. */
export const TRIAL_FACTS: readonly Fact[] = [
  { what: 'trial', tell: ({ uid }) => ({ link: uid, href: trialHref(uid) }) },
  {
    what: 'condition',
    tell: ({ conditionLabel, conditionSource }) =>
      conditionSource === 'inferred' ? `${conditionLabel} (inferred)` : conditionLabel,
  },
  { what: 'configuration', tell: configurationName },
  { what: 'outcome', tell: ({ status, reward }) => `${status}, reward ${displayReward(reward)}` },
  { what: 'skill use', tell: ({ skillUse }) => skillUse ?? 'unknown' },
  { what: 'steps', tell: ({ stepCount }) => (stepCount === null ? '—' : String(stepCount)) },
  { what: 'tokens out', tell: ({ tokensOut }) => displayTokens(tokensOut) },
  { what: 'cost', tell: ({ costUsd }) => displayCost(costUsd) },
  { what: 'time', tell: ({ durationMs }) => displayDuration(durationMs) },
]

/** What a step did, on one line. */
export const stepWords = (step: StepOutline): Inline[] => [
  `${step.isError ? '✕ ' : ''}${step.tool ?? step.kind} `,
  step.title === '' ? '' : { code: step.title },
]
