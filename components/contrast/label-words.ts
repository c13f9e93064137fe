import type { TaskRow } from '@/lib/cells/describe-task'
import { displayPoints } from '@/lib/display'
import type { TaskLabel } from '@/lib/domain/gain'

/** Why a task has no test. */
export const NO_TEST_REASONS: Record<NonNullable<TaskRow['reason']>, string> = {
  no_configuration_with_both_arms: 'no configuration has trials in both arms',
  unequal_trials_without_single_rewards:
    'partial rewards printed as means only, over unequal numbers of trials',
}

/** What each label claims. */
export const LABEL_MEANINGS: Record<TaskLabel, string> = {
  hurts_strong: 'survives correction for looking at all tasks (q ≤ 0.05)',
  helps_strong: 'survives correction for looking at all tasks (q ≤ 0.05)',
  hurts_suggestive:
    'worth running again first (p ≤ 0.05, or P(harm) ≥ 0.95 with one configuration)',
  helps_suggestive:
    'worth running again first (p ≤ 0.05, or P(help) ≥ 0.95 with one configuration)',
  configurations_disagree: 'the pooled test and the average point opposite ways',
  within_noise: 'a change of this size is common by luck',
  too_few_runs: 'no outcome of so few trials could reach p ≤ 0.05',
  no_change: 'both rates are equal; that proves nothing',
  not_tested: 'no test fits these rewards',
  no_data: 'an arm has no counted trial',
}

/** What the label of a row says, with the reason where there was no test. */
export const sayWhyLabel = ({ finding, reason, gain }: TaskRow): string =>
  finding === 'not_tested' && reason
    ? `not tested: ${NO_TEST_REASONS[reason]}`
    : finding === 'configurations_disagree'
      ? `${LABEL_MEANINGS[finding]} (average ${displayPoints(gain.estimate, ' pp')})`
      : LABEL_MEANINGS[finding]
