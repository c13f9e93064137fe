import { expect, test } from 'vitest'
import { wordOf } from './word-of'

test.each<[unknown, string]>([
  ['a', 'a'],
  [3, '3'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
  [{ toString: 1 }, ''],
  [['a'], ''],
])('the word of %j is %j', (value, word) => {
  expect(wordOf(value)).toBe(word)
})
