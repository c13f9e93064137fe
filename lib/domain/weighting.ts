/** What counts once in the headline: each task (the default), each trial, or each domain. */
export const WEIGHTINGS = ['tasks', 'trials', 'domains'] as const

export type Weighting = (typeof WEIGHTINGS)[number]
