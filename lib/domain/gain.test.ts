import { expect, test } from 'vitest'
import { gainVerdict, taskIntervalWords, type GainMethod } from './gain'

test.each([
  [0.01, 0.2, 'helps'],
  [-0.2, -0.01, 'hurts'],
  [-0.05, 0.05, 'no_sizeable_effect'],
  [-0.06, 0.05, 'cannot_tell'],
  // 0.1 + 0.2 against 0.3 on every task.
  [0.1 + 0.2 - 0.3, 0.1 + 0.2 - 0.3, 'no_sizeable_effect'],
])('from %f to %f: %s', (low, high, verdict) => {
  expect(gainVerdict({ low, high })).toBe(verdict)
})

test('without an interval there is no verdict', () => {
  expect(gainVerdict({ low: null, high: null })).toBeNull()
})

test('the interval of one task says what it is about, or why there is none', () => {
  const words = (method: GainMethod, estimate: number | null = 0.1) =>
    taskIntervalWords({ estimate, method })
  expect(words('mover')).toBe('if these were run again')
  // Partial rewards: the spread is between configurations, so that it says nothing of a re-run.
  expect(words('t_over_configurations')).toBe('for other configurations like these')
  expect(words('none')).toContain('need three configurations')
  expect(words('none', null)).toContain('no counted trial')
})
