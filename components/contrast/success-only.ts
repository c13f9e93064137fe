import type { WhyNot } from './comparison-rows'

/** Views that show success whatever measure the link names, each with why. */
const SUCCESS_ONLY = {
  task: 'This page has every run of one task, each with its tokens, cost and time beside its reward.',
  skillList:
    'A skill is judged by success here. What runs use by the size of their skills is on Skills.',
  effects: 'Effects compares success only. What each configuration uses is on Models.',
  timing: 'When a skill was written is judged by success only.',
  rounds: 'Rounds are judged by success only. What conditions use is on Conditions.',
  behaviors: 'Behaviors are set against success only.',
  health:
    'Health asks whether rewards can be trusted; it says which runs do not report what they use.',
  compare: 'Two experiments are compared by success only.',
  carried: 'This page shows the same under every measure.',
} as const

/** The measure cannot be chosen on a view, and why. */
export const successOnly = (view: keyof typeof SUCCESS_ONLY): Pick<WhyNot, 'measure'> => ({
  measure: SUCCESS_ONLY[view],
})
