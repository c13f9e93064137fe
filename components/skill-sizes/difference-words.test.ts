import { expect, test } from 'vitest'
import { sayDifference, WHEN_BEST } from './difference-words'

test('the best class needs a corrected q, not an interval of its own', () => {
  expect(WHEN_BEST).toContain('q ≤ 0.05')
  expect(sayDifference({ difference: -0.154, low: -0.296, high: -0.012, q: 0.105 })).toBe(
    '−15.4 pp [−29.6, −1.2] · q = 0.105 · within noise after the correction',
  )
  expect(sayDifference({ difference: -0.154, low: -0.296, high: -0.012, q: 0.031 })).toBe(
    '−15.4 pp [−29.6, −1.2] · q = 0.031',
  )
  expect(sayDifference({ difference: 0.02, low: -0.1, high: 0.14, q: 0.8 })).toBe(
    '+2.0 pp [−10.0, +14.0] · q = 0.800',
  )
})
