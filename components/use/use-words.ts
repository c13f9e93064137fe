import type { UsePartKey, UseQuestion } from '@/lib/analysis/use/view-use'
import { USE_NAMES, type Use } from '@/lib/domain/trial-measure'

/** What governs a use, said in the comparison that unfolds. */
export const USE_NOTE =
  'What runs use is compared task by task, each once, over all runs: weight, uncertainty and errors govern the success that stands beside it, and errors which tasks are solved.'

const QUESTIONS: Record<Exclude<UseQuestion['view'], 'overview'>, string> = {
  domains: 'in which domains do skills cost, in which do they save?',
  models: 'for which configurations do skills cost, for which do they save?',
  conditions: 'which conditions cost, which save?',
  skills: 'do larger skills cost more?',
}

export const titleOfUse = (view: keyof typeof QUESTIONS, measure: Use): string =>
  `${USE_NAMES[measure]}: ${QUESTIONS[view]}`

interface PartWords {
  /** Head of the column that names a row. */
  readonly kind: string
  readonly title: string
  readonly aside: string
}

const LARGEST_FIRST = 'largest increase first · without and with: mean of a run'

export const PART_WORDS: Record<UsePartKey, PartWords> = {
  domain: {
    ...{ kind: 'Domain', aside: LARGEST_FIRST },
    title: 'Where do they cost, where do they save?',
  },
  configuration: {
    ...{ kind: 'Configuration', aside: LARGEST_FIRST },
    title: 'For which configurations?',
  },
  pair: {
    ...{ kind: 'Small with skills, large without' },
    title: 'What does a small model with skills use against a large one without?',
    aside: 'pairs whose success is not worse by 5 points, at most twelve · without: the large one',
  },
  condition: {
    ...{ kind: 'Conditions', title: 'Each pair of conditions' },
    aside: 'each on the tasks and configurations that both have',
  },
  modules: {
    ...{ kind: 'Skills', title: 'By number of skills' },
    aside: 'what a task offers · a class is no cause',
  },
  tokens: {
    ...{ kind: 'Tokens of SKILL.md', title: 'By length of the skills' },
    aside: 'what a task offers · a class is no cause',
  },
  files: {
    ...{ kind: 'Files', title: 'By number of files' },
    aside: 'what a task offers · a class is no cause',
  },
  scripts: {
    ...{ kind: 'Scripts', title: 'By number of scripts' },
    aside: 'what a task offers · a class is no cause',
  },
}
