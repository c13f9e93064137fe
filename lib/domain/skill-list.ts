/** What the list of skills can be sorted by. */
export const SKILL_SORTS = [
  ...(['name', 'gain', 'tasks', 'trials', 'read', 'tokens', 'versions'] as const),
]
export type SkillSort = (typeof SKILL_SORTS)[number]

/** How far a trial went with a skill, each step further than the one before. */
export const USE_RUNGS = ['never', 'offered', 'loaded', 'read', 'executed'] as const
export type UseRung = (typeof USE_RUNGS)[number]
