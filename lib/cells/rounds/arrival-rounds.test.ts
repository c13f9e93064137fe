import { expect, test } from 'vitest'
import { mondayOf } from './arrival-rounds'

test.each([
  ['2026-05-04', '2026-05-04'],
  ['2026-05-10', '2026-05-04'],
  ['2026-05-11', '2026-05-11'],
  ['2026-01-01', '2025-12-29'],
])('%s is in the week of %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday)
})

test('what is no day of a calendar is in no week', () => {
  expect(mondayOf('yesterday')).toBeNull()
  expect(mondayOf('2026-13-45')).toBeNull()
})
