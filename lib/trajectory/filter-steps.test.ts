import { expect, test } from 'vitest'
import { filterSteps, jumpNote, nearestNumber, nextNumber, withPosition } from './filter-steps'
import { outlineStep } from './step-outline'
import { makeStep } from './testing'

const outline = [
  makeStep(1, 'Go.', { kind: 'user' }),
  makeStep(2, 'Hm.', { kind: 'thought' }),
  makeStep(3, 'It broke.', { kind: 'error' }),
  makeStep(4, 'Done.'),
].map(outlineStep)

test('a filter shows what any of its kinds shows, and no filter shows all', () => {
  expect(filterSteps(outline, [])).toEqual([0, 1, 2, 3])
  expect(filterSteps(outline, ['messages', 'errors'])).toEqual([0, 2, 3])
  expect(filterSteps(outline, ['skills'])).toEqual([])
})

test('the step in hand is put in its place, and nothing changes where it is in already', () => {
  const shown = [0, 2, 3]
  expect(withPosition(shown, 1)).toEqual([0, 1, 2, 3])
  expect(withPosition(shown, 2)).toBe(shown)
  expect(withPosition(shown, 9)).toEqual([0, 2, 3, 9])
  expect(withPosition([], 1)).toEqual([1])
})

test('the next number goes around the end', () => {
  expect(nextNumber([2, 5], 2, 1)).toBe(5)
  expect(nextNumber([2, 5], 5, 1)).toBe(2)
  expect(nextNumber([2, 5], 2, -1)).toBe(5)
  expect(nextNumber([], 1, 1)).toBeNull()
})

test('the nearest number may lie before or after; of two as near the earlier', () => {
  expect([1, 3, 4, 6, 9].map((to) => nearestNumber([2, 5], to))).toEqual([2, 2, 5, 5, 5])
  expect(nearestNumber([2, 6], 4)).toBe(2)
})

test('a jump says when there is none, no other, or when it went around the end', () => {
  expect(jumpNote([2, 5], 2, 1, 'error')).toBeNull()
  expect(jumpNote([2, 5], 5, -1, 'error')).toBeNull()
  expect(jumpNote([2, 5], 5, 1, 'error')).toBe('No error after that one: back at the first.')
  expect(jumpNote([2, 5], 2, -1, 'error')).toBe('No error before that one: on to the last.')
  expect(jumpNote([5], 5, 1, 'error')).toBe('There is no other error here.')
  expect(jumpNote([], 1, 1, 'error')).toBe('There is no error here.')
})
