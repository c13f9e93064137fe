import { describe, expect, test } from 'vitest'
import { decodeText, parseJson } from './parse-json'

describe('parseJson', () => {
  test('reads plain JSON and mends nothing', () => {
    expect(parseJson('{"a":[1,null]}')).toEqual({ value: { a: [1, null] }, repairs: [] })
  })

  test('reads NaN and Infinity as null, but not inside strings', () => {
    expect(parseJson('{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN \\" Infinity"}')).toEqual({
      value: { a: null, b: [null, null], c: 'NaN " Infinity' },
      repairs: ['NaN or Infinity'],
    })
  })

  test('reads raw control characters inside strings', () => {
    expect(parseJson('{"a": "one\ntwo\u0000\u001b[0m"}')).toEqual({
      value: { a: 'one\ntwo\u0000\u001b[0m' },
      repairs: ['raw control characters'],
    })
  })

  test('reads through a byte order mark', () => {
    expect(parseJson('\ufeff{"a":1}')).toEqual({ value: { a: 1 }, repairs: ['byte order mark'] })
  })

  test.each(['', '{"a": 1', 'hello', '{"a": NaN', '{"a": "unterminated'])(
    'gives null for %j',
    (text) => {
      expect(parseJson(text)).toBeNull()
    },
  )

  test('leaves out what is nested so deep that it would exhaust the stack, and keeps the rest', () => {
    const deep = '['.repeat(100_000) + '"]"' + ']'.repeat(100_000)
    const read = parseJson(`{"a": 1, "deep": {"b": ${deep}, "c": 2}, "d": "["}`)!
    expect(read.value).toMatchObject({ a: 1, deep: { c: 2 }, d: '[' })
    expect(JSON.stringify(read.value)).toContain('nested deeper than 200 levels')
    expect(read.repairs).toEqual(['values nested too deep left out'])
    expect(parseJson('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000))).not.toBeNull()
    expect(parseJson('['.repeat(150) + ']'.repeat(150))!.repairs).toEqual([])
    expect(parseJson('['.repeat(5_000))).toBeNull()
  })

  test('deep-looking text inside a string is no nesting', () => {
    expect(parseJson(JSON.stringify('['.repeat(5_000)))).not.toBeNull()
  })
})

describe('decodeText', () => {
  test('says when bytes are no UTF-8', () => {
    expect(decodeText(Buffer.from([0x61, 0xff, 0x62]))).toEqual({
      text: 'a\ufffdb',
      isDamaged: true,
    })
  })

  test('does not take an honest replacement character for damage', () => {
    expect(decodeText(Buffer.from('a\ufffdb'))).toEqual({ text: 'a\ufffdb', isDamaged: false })
  })
})
