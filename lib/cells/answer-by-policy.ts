import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import type { Gain, Verdict } from '@/lib/domain/gain'
import { measureTasks } from './compare-tasks'
import type { Contrast } from './contrast'
import type { ViewQuestion } from './describe-contrast'
import type { ExperimentCells } from './experiment-cells'
import { judgeGain } from './show-gain'
import { weighGain } from './weigh-gain'

/** The gain of a contrast with errors counted one way. */
export interface PolicyAnswer {
  readonly policy: ErrorPolicy
  readonly gain: Gain
  readonly verdict: Verdict | null
}

/**
 * The headline gain under every error policy, over the same configurations. Where the source has no
 * statuses no policy changes anything: the present one alone.
 */
export function answerByPolicy(
  { experiment, table }: Pick<ExperimentCells, 'experiment' | 'table'>,
  contrast: Contrast,
  question: Pick<ViewQuestion, 'uncertainty' | 'weighting'>,
): PolicyAnswer[] {
  return contrastsByPolicy({ experiment, table }, contrast).map((under) => {
    const found = weighGain(table, under, measureTasks(table, under), question)
    return { policy: under.policy, gain: found.gain, verdict: judgeGain(found).verdict }
  })
}

/** A contrast under every policy that its source can tell apart. */
export function contrastsByPolicy(
  { experiment, table }: Pick<ExperimentCells, 'experiment' | 'table'>,
  contrast: Contrast,
): readonly Contrast[] {
  const canSwitch = table.knowsStatuses && experiment.kind === 'logs'
  const policies = canSwitch ? ERROR_POLICIES : [contrast.policy]
  return policies.map((policy) => ({ ...contrast, policy }))
}
