import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import { isUse, USE_NAMES } from '@/lib/domain/trial-measure'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import type { Weighting } from '@/lib/domain/weighting'
import { displayCounted } from '@/lib/display'
import type { ContrastParams } from '@/lib/url/experiment'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import type { WhyNot } from './comparison-rows'

const WEIGHTING_SENTENCES: Record<Weighting, string> = {
  tasks: 'every task counts once',
  trials: 'every trial counts once',
  domains: 'every domain counts once',
}

const POLICY_SENTENCES: Record<ErrorPolicy, string> = {
  headline: 'the agent’s errors fail, broken runs left out',
  fail: 'every error fails',
  completed_only: 'completed trials only',
}

const UNCERTAINTY_SENTENCES: Record<Uncertainty, string> = {
  new_tasks: 'interval for new tasks',
  rerun: 'interval for these tasks (repeat runs of the same tasks)',
}

/** What holds besides the two conditions, a few words each. */
export function comparisonWords(
  { contrast, experiment }: ExperimentFrame,
  params: ContrastParams,
  whyNot: WhyNot = {},
): readonly string[] {
  const measure =
    isUse(params.measure) && !whyNot.measure ? [USE_NAMES[params.measure].toLowerCase()] : []
  const errors = whyNot.policy
    ? 'trials however they ended'
    : (contrast ? contrast.canSwitchPolicy : experiment.kind === 'logs')
      ? POLICY_SENTENCES[params.policy]
      : 'errors as published'
  if (!contrast) return [errors]
  const uncertainty =
    whyNot.uncertainty || !contrast.canRerun
      ? (whyNot.heldUncertainty ?? 'new_tasks')
      : params.uncertainty
  const chosen = params.configurations?.length
  return [
    ...measure,
    whyNot.weighting ? 'each task by itself' : WEIGHTING_SENTENCES[params.weighting],
    whyNot.intervals ?? UNCERTAINTY_SENTENCES[uncertainty],
    ...(chosen
      ? [`${chosen} of ${displayCounted(experiment.nConfigurations, 'configuration')}`]
      : []),
    errors,
  ]
}
