import { expect, test } from 'vitest'
import { Attempts } from './attempts'

const MINUTE = 60_000

test('after so many failures a key waits until a quarter of an hour has passed', () => {
  const attempts = new Attempts()
  for (let i = 0; i < 3; i += 1) {
    expect(attempts.isSpent('ada', 3, i * MINUTE)).toBe(false)
    attempts.noteFailure('ada', i * MINUTE)
  }
  expect(attempts.isSpent('ada', 3, 14 * MINUTE)).toBe(true)
  expect(attempts.isSpent('bo', 3, 14 * MINUTE)).toBe(false)
  expect(attempts.isSpent('ada', 3, 15 * MINUTE)).toBe(false)
})

test('success forgets the failures before it', () => {
  const attempts = new Attempts()
  attempts.noteFailure('ada', 0)
  attempts.forget('ada')
  expect(attempts.isSpent('ada', 1, 1)).toBe(false)
})
