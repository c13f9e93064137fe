/** What a reader must know before believing the headline; docs/statistics.md lists the rules. */
export type WarningCode =
  | 'condition_unknown'
  | 'condition_inferred'
  | 'skills_in_no_skills'
  | 'one_condition'
  | 'one_of_rounds'
  | 'no_common_tasks'
  | 'few_covered'
  | 'low_coverage'
  | 'missing_bounds'
  | 'policy_matters'
  | 'errors_unbalanced'
  | 'provider_losses'
  | 'sign_reversal'
  | 'mix_differs'
  | 'pooled_differs'
  | 'unpaired_differs'
  | 'trials_differ'
  | 'baseline_pooled'
  | 'versions_differ'
  | 'dates_differ'
  | 'identical_arms'
  | 'no_trial_noise'
  | 'floor_or_ceiling'
  | 'trials_duplicated'
  | 'rewards_rejected'

export interface Warning {
  readonly code: WarningCode
  readonly text: string
  /** Where what it is about can be looked at. */
  readonly link?: { readonly href: string; readonly text: string }
}
