import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import { gainVerdict, type Gain, type Verdict } from '@/lib/domain/gain'
import { measureTasks } from './compare-tasks'
import type { Contrast } from './contrast'
import type { ViewQuestion } from './describe-contrast'
import { asGain, countTrials, gainOverTasks, rerunSeOverTasks } from './gain-over-tasks'
import type { OpenExperiment } from './get-experiment'

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
  { experiment, table }: Pick<OpenExperiment, 'experiment' | 'table'>,
  contrast: Contrast,
  uncertainty: ViewQuestion['uncertainty'],
): PolicyAnswer[] {
  const canSwitch = table.knowsStatuses && experiment.kind === 'logs'
  return (canSwitch ? ERROR_POLICIES : [contrast.policy]).map((policy) => {
    const under = { ...contrast, policy }
    const tasks = measureTasks(table, under)
    const rerunSe = uncertainty === 'rerun' ? rerunSeOverTasks(table, under, tasks) : null
    const trials = countTrials(tasks.filter((task) => task.isCommon))
    const gain = asGain(gainOverTasks(tasks), rerunSe, trials, uncertainty)
    return { policy, gain, verdict: gainVerdict(gain) }
  })
}
