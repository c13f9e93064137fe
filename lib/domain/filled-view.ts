/** Views of which an experiment may hold nothing, while another of the same group has all. */
export const FILLABLE_VIEWS = ['models', 'effects', 'timing', 'rounds', 'behaviors'] as const

export type FilledView = (typeof FILLABLE_VIEWS)[number]
