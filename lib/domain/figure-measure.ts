/** Units in which a printed figure is stored. */
type FigureUnit = 'rate' | 'points' | 'count' | 'usd' | 'tokens' | 'minutes'

interface MeasureWords {
  readonly label: string
  readonly unit: FigureUnit
}

const MEASURES: Readonly<Record<string, MeasureWords>> = {
  mean_reward: { label: 'Rate, %', unit: 'rate' },
  gain: { label: 'Gain, pp', unit: 'points' },
  normalized_gain: { label: 'Normalized gain, %', unit: 'rate' },
  skill_read_share: { label: 'Skill read, %', unit: 'rate' },
  timeout_share: { label: 'Time-outs, %', unit: 'rate' },
  share: { label: 'Share, %', unit: 'rate' },
  tokens_per_trial: { label: 'Tokens a trial', unit: 'tokens' },
  input_tokens_per_trial: { label: 'Input tokens a trial', unit: 'tokens' },
  output_tokens_per_trial: { label: 'Output tokens a trial', unit: 'tokens' },
  cost_usd_per_trial: { label: '$ a trial', unit: 'usd' },
  input_usd_per_mtok: { label: '$ per M input tokens', unit: 'usd' },
  output_usd_per_mtok: { label: '$ per M output tokens', unit: 'usd' },
  minutes_per_trial: { label: 'Minutes a trial', unit: 'minutes' },
  trials: { label: 'Trials', unit: 'count' },
  count: { label: 'Count', unit: 'count' },
}

/** Words and unit of a measure; one that is not known keeps its name and its plain number. */
export const measureWords = (measure: string): MeasureWords =>
  Object.hasOwn(MEASURES, measure) ? MEASURES[measure]! : { label: measure, unit: 'count' }

const SCOPES: Readonly<Record<string, string>> = {
  overall: 'Overall',
  configuration: 'By configuration',
  domain: 'By domain',
  task: 'By task',
  skill_count: 'By number of skills',
  length_class: 'By length of the skills',
  model: 'By model',
  failure_mode: 'Why trials failed',
  count: 'Counts',
}

export const scopeLabel = (scope: string): string =>
  Object.hasOwn(SCOPES, scope) ? SCOPES[scope]! : scope

const QUESTIONS: Readonly<Record<string, string>> = {
  overall: 'What comes out overall?',
  configuration: 'Which configurations gain?',
  domain: 'Where do skills help?',
  task: 'Which tasks gain, and which lose?',
  skill_count: 'Does the gain change with the number of skills?',
  length_class: 'Does the gain change with the length of the skills?',
  model: 'How do the models do?',
  failure_mode: 'Why did trials fail?',
  count: 'How much was run?',
}

/** What the figures of a scope answer. */
export const scopeQuestion = (scope: string): string =>
  Object.hasOwn(QUESTIONS, scope) ? QUESTIONS[scope]! : `What is printed of “${scopeLabel(scope)}”?`
