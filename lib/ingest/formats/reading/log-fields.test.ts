import { describe, expect, test } from 'vitest'
import { anything, asItIs, flag, list, listOrNull, number, object, text, time } from './log-fields'

describe('a field of a log', () => {
  test.each([
    ['text', text, 'a', 7],
    ['number', number, 7, '7'],
    ['number', number, 0, NaN],
    ['flag', flag, false, 'false'],
    ['list or null', listOrNull, [1], { 0: 1 }],
  ] as const)('%s reads as it is, and as null where it is something else', (_, read, good, odd) => {
    expect(read(good)).toEqual(good)
    for (const raw of [odd, null, undefined]) expect(read(raw)).toBeNull()
  })

  test('a time may be an epoch', () => {
    expect(time('2026-01-02')).toBe('2026-01-02')
    expect(time(1_700_000_000)).toBe('2023-11-14T22:13:20.000Z')
    expect(time({})).toBeNull()
  })

  test('a list that is none is empty', () => {
    expect(list({ length: 1 })).toEqual([])
  })

  test('a missing value is null, unless it is to be told from null', () => {
    expect(anything(undefined)).toBeNull()
    expect(asItIs(undefined)).toBeUndefined()
  })
})

describe('an object of a log', () => {
  const read = object({ name: text, inner: object({ count: number }) })

  test('has the fields of its shape, odd ones as null, and no others', () => {
    expect(read({ name: 'a', inner: { count: 'many' }, more: 1 })).toEqual({
      name: 'a',
      inner: { count: null },
    })
    expect(read({})).toEqual({ name: null, inner: null })
  })

  test.each([null, undefined, 'a', 1, [], [{ name: 'a' }]])('%j is none', (raw) => {
    expect(read(raw)).toBeNull()
  })
})
