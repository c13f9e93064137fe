import type { Uncertainty } from './uncertainty'

/** How an interval was made; the words stand in docs/statistics.md. */
export const GAIN_METHODS = {
  paired_t: 't interval over tasks: where the gain could be for other tasks of this kind',
  adjusted:
    'few tasks differ, so the interval is computed as if one more task had gained everything and one had lost everything',
  family_t:
    't interval over families of tasks that resemble each other: for other families like these',
  paired_rerun: 'normal interval from trials: the true gain of these same tasks',
  clustered_t: 't interval over tasks that weigh by their trials: for other tasks of this kind',
  domain_means_t: 't interval for the mean of these domains: for other tasks of the same domains',
  pooled_domain_t: 't interval with the spread pooled over domains',
  pooled_family_t:
    't interval with the spread of families of tasks pooled over domains: for other families like these',
  mover: 'score interval from trials: the true gain of these same configurations on this task',
  t_over_configurations:
    't interval over configurations, since rewards are partial: for other configurations like these',
  none: 'no interval: too few data',
} as const

/** What the interval of a domain needs, where it has none. */
export const WHY_NO_DOMAIN_INTERVAL: Record<Uncertainty, string> = {
  new_tasks: 'every domain has one task, so that tasks within domains show no spread',
  rerun:
    'no task of some configuration has two counted trials under a condition, so that how much a run varies is unknown',
}

export type GainMethod = keyof typeof GAIN_METHODS

/** A difference of mean rewards, with minus without, as a proportion. */
export interface Gain {
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly nTasks: number
  readonly nTrials: number
  readonly method: GainMethod
  /** Where the interval rests on families of tasks: how many. */
  readonly nFamilies?: number
}

/** What the interval of one task is about, as it follows the interval; or why there is none. */
export function taskIntervalWords({ estimate, method }: Pick<Gain, 'estimate' | 'method'>): string {
  if (estimate === null) return 'no interval: no counted trial in one of the arms'
  if (method === 'mover') return 'for these same configurations'
  if (method === 't_over_configurations') return 'for other configurations like these'
  return 'no interval: rewards other than 0 and 1 need three configurations that do not all change alike'
}

/** Set at an interval for other configurations, beside others for these. */
export const otherConfigurationsMark = ({ method }: Pick<Gain, 'method'>): string =>
  method === 't_over_configurations' ? ' †' : ''

/** What a list of tasks says of its intervals and its labels. */
export const TASK_INTERVALS =
  'The label is that of the task’s test, corrected for all tasks. The interval is computed another way and can reach zero where the test does not: it is for these configurations; † partial rewards: for other configurations like these.'

/** A gain that is one of several: p corrected for all pairs of conditions, as the table of these has it. */
export interface AmongConditions {
  readonly q: number
  readonly nPairs: number
}

export type Verdict = 'helps' | 'hurts' | 'no_sizeable_effect' | 'cannot_tell'

export const VERDICT_LABELS: Record<Verdict, string> = {
  helps: 'helps',
  hurts: 'hurts',
  no_sizeable_effect: 'no sizeable effect',
  cannot_tell: 'can’t tell yet',
}

/** What the 90 % interval rules out beside it. */
const SURELY_SMALL: Partial<Record<Verdict, string>> = {
  helps: 'helps, by less than 5 pp',
  hurts: 'hurts, by less than 5 pp',
  no_sizeable_effect: 'no sizeable effect (surely less than 5 pp either way)',
}

/** A verdict with how small the gain surely is. */
export const verdictWords = (verdict: Verdict, isSmall: boolean): string =>
  (isSmall && SURELY_SMALL[verdict]) || VERDICT_LABELS[verdict]

/** How sure it is that a task changed, either way by one rule; each with its words. */
export const TASK_LABELS = {
  hurts_strong: 'hurts: strong',
  hurts_suggestive: 'hurts: suggestive',
  helps_strong: 'helps: strong',
  helps_suggestive: 'helps: suggestive',
  configurations_disagree: 'configurations disagree',
  within_noise: 'within noise',
  too_few_runs: 'too few runs to tell',
  no_change: 'no change seen',
  not_tested: 'not tested',
  no_data: 'no data',
} as const

export type TaskLabel = keyof typeof TASK_LABELS

/** Which side of zero a list of tasks shows. */
export const HARM_SIDES = ['harms', 'helps'] as const
export type HarmSide = (typeof HARM_SIDES)[number]

/** A label as a list of one side of zero has it, strongest evidence first; "worse" is toward that side. */
export const SIDE_LABELS = [
  ...(['strong', 'suggestive', 'configurations_disagree', 'within_noise', 'too_few_runs'] as const),
  ...(['not_tested', 'not_worse', 'no_data'] as const),
]
export type HarmLabel = (typeof SIDE_LABELS)[number]

/** What a label says on one side of zero; `delta` is the task's gain, whatever the side. */
export function labelOfSide(label: TaskLabel, delta: number | null, side: HarmSide): HarmLabel {
  if (label === 'no_data' || label === 'not_tested') return label
  const isHere = side === 'harms' ? (delta ?? 0) < 0 : (delta ?? 0) > 0
  if (!isHere || label === 'no_change') return 'not_worse'
  switch (label) {
    case 'hurts_strong':
    case 'helps_strong':
      return 'strong'
    case 'hurts_suggestive':
    case 'helps_suggestive':
      return 'suggestive'
    default:
      return label
  }
}

/** More than noise, or at least worth running again. */
export const isFound = (label: HarmLabel): boolean => label === 'strong' || label === 'suggestive'
