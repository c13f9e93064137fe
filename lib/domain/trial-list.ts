/** What the table of trials can be sorted by. */
export const TRIAL_SORTS = ['task', 'reward', 'tokens', 'cost', 'time', 'steps', 'started'] as const
export type TrialSort = (typeof TRIAL_SORTS)[number]

/** How far a trial used skills, furthest first; `unknown` where no trajectory could tell. */
export const TRIAL_SKILL_USES = [
  ...(['executed', 'read', 'loaded', 'offered', 'none', 'unknown'] as const),
]
export type TrialSkillUse = (typeof TRIAL_SKILL_USES)[number]

/** What trials can be looked for beside how they went: no count of tokens, changed by a reviewer. */
export const TRIAL_MARKS = ['no_tokens', 'excluded', 'corrected'] as const
export type TrialMark = (typeof TRIAL_MARKS)[number]
