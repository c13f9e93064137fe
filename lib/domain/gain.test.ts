import { expect, test } from 'vitest'
import { gainVerdict } from './gain'

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
