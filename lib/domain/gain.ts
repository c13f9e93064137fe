import type { Uncertainty } from './uncertainty'

/** How an interval was made; the words stand in docs/statistics.md. */
export const GAIN_METHODS = {
  paired_t: 't interval over tasks: where the gain could be for other tasks of this kind',
  paired_rerun: 'normal interval from trials: where these same tasks would land when run again',
  clustered_t: 't interval over tasks that weigh by their trials: for other tasks of this kind',
  domain_means_t: 't interval for the mean of these domains: for other tasks of the same domains',
  pooled_domain_t: 't interval with the spread pooled over domains',
  mover: 'score interval from trials: where these configurations would land when run again',
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
}

/** What the interval of one task is about, as it follows the interval; or why there is none. */
export function taskIntervalWords({ estimate, method }: Pick<Gain, 'estimate' | 'method'>): string {
  if (estimate === null) return 'no interval: no counted trial in one of the arms'
  if (method === 'mover') return 'if these were run again'
  if (method === 't_over_configurations') return 'for other configurations like these'
  return 'no interval: rewards other than 0 and 1 need three configurations for one'
}

export type Verdict = 'helps' | 'hurts' | 'no_sizeable_effect' | 'cannot_tell'

export const VERDICT_LABELS: Record<Verdict, string> = {
  helps: 'helps',
  hurts: 'hurts',
  no_sizeable_effect: 'no sizeable effect',
  cannot_tell: 'can’t tell yet',
}

const SIZEABLE = 0.05
/** Thresholds have this slack, so that noise of the last bits is no gain. */
const SLACK = 1e-9

/** What an interval allows to say; null without an interval. */
export function gainVerdict({ low, high }: Pick<Gain, 'low' | 'high'>): Verdict | null {
  if (low === null || high === null) return null
  if (low > SLACK) return 'helps'
  if (high < -SLACK) return 'hurts'
  return (high - low) / 2 <= SIZEABLE + SLACK ? 'no_sizeable_effect' : 'cannot_tell'
}

/** How sure it is that a task got worse; each with its words. */
export const HARM_LABELS = {
  strong: 'hurts: strong',
  suggestive: 'hurts: suggestive',
  within_noise: 'within noise',
  not_worse: 'not worse',
  no_data: 'no data',
} as const

export type HarmLabel = keyof typeof HARM_LABELS

/** The same rule on the other side of zero. */
export const HELP_LABELS: Record<HarmLabel, string> = {
  strong: 'helps: strong',
  suggestive: 'helps: suggestive',
  within_noise: 'within noise',
  not_worse: 'not better',
  no_data: 'no data',
}

/** Which side of zero a list of tasks shows. */
export const HARM_SIDES = ['harms', 'helps'] as const
export type HarmSide = (typeof HARM_SIDES)[number]
