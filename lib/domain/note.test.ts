import { expect, test } from 'vitest'
import { mayChange, rowWords, stepsOfRow, swapRow } from './note'

test('a row of a diff is named by its steps, and swapped with its sides', () => {
  expect(stepsOfRow('l4r5')).toEqual({ left: 4, right: 5 })
  expect(stepsOfRow('r12')).toEqual({ left: null, right: 12 })
  for (const odd of ['', 'x', 'l', 'r4l5', 'l12345678']) expect(stepsOfRow(odd), odd).toBeNull()
  expect(['l4r5', 'l4', 'r5'].map(rowWords)).toEqual([
    ...['steps 4 and 5', 'step 4 on the left', 'step 5 on the right'],
  ])
  expect(['l4r5', 'l4', 'r5'].map(swapRow)).toEqual(['l5r4', 'r4', 'l5'])
})

test('one changes what one wrote, an admin also what others did, a reader nothing', () => {
  const ada = { id: 'person:a', name: 'Ada', mayWrite: true, mayAll: false }
  expect(mayChange(ada, 'person:a')).toBe(true)
  expect(mayChange(ada, 'person:b')).toBe(false)
  expect(mayChange({ ...ada, id: null }, null)).toBe(false)
  expect(mayChange({ ...ada, mayAll: true }, null)).toBe(true)
  expect(mayChange({ ...ada, mayWrite: false }, 'person:a')).toBe(false)
})
