import { expect, test } from 'vitest'
import { valueAt } from './pick-field'

test('a place leads to one value, or to all of a list', () => {
  const value = { a: { 'b c': [1, 2] }, list: [{ ok: true }, { ok: false }, {}] }
  expect(valueAt(value, 'a.b c.1')).toBe(2)
  expect(valueAt(value, 'list[].ok')).toEqual([true, false, undefined])
  expect(valueAt(value, 'a.constructor')).toBeUndefined()
  expect(valueAt([['x']], '0.0')).toBe('x')
  expect(valueAt(value, 'a[].ok')).toBeUndefined()
})
