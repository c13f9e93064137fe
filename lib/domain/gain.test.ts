import { expect, test } from 'vitest'
import { labelOfSide, taskIntervalWords, verdictWords, type GainMethod } from './gain'

test('a gain that is surely small says so, whatever its direction', () => {
  expect(verdictWords('helps', false)).toBe('helps')
  expect(verdictWords('helps', true)).toBe('helps, by less than 5 pp')
  expect(verdictWords('no_sizeable_effect', true)).toBe(
    'no sizeable effect (surely less than 5 pp either way)',
  )
  expect(verdictWords('cannot_tell', false)).toBe('can’t tell yet')
})

test('a list of one side of zero has its own labels, and what is unknown stays unknown on both', () => {
  expect(labelOfSide('hurts_strong', -0.5, 'harms')).toBe('strong')
  expect(labelOfSide('hurts_strong', -0.5, 'helps')).toBe('not_worse')
  expect(labelOfSide('helps_suggestive', 0.5, 'helps')).toBe('suggestive')
  expect(labelOfSide('within_noise', 0.1, 'harms')).toBe('not_worse')
  expect(labelOfSide('configurations_disagree', -0.1, 'harms')).toBe('configurations_disagree')
  expect(labelOfSide('too_few_runs', -1, 'harms')).toBe('too_few_runs')
  expect(labelOfSide('no_change', 0, 'harms')).toBe('not_worse')
  expect(labelOfSide('not_tested', 0.5, 'harms')).toBe('not_tested')
  expect(labelOfSide('no_data', null, 'harms')).toBe('no_data')
})

test('the interval of one task says what it is about, or why there is none', () => {
  const words = (method: GainMethod, estimate: number | null = 0.1) =>
    taskIntervalWords({ estimate, method })
  expect(words('mover')).toBe('for these same configurations')
  // Partial rewards: the spread is between configurations, so that it says nothing of a re-run.
  expect(words('t_over_configurations')).toBe('for other configurations like these')
  expect(words('none')).toContain('need three configurations')
  expect(words('none', null)).toContain('no counted trial')
})
