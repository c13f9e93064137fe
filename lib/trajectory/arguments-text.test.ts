import { expect, test } from 'vitest'
import { argumentsText } from './arguments-text'

test('arguments are lines of names and values; texts keep their line breaks', () => {
  expect(argumentsText({ query: 'floods', limit: 5, text: 'a\nb' })).toBe(
    'query: floods\nlimit: 5\ntext:\na\nb',
  )
})

test('a list of simple things takes a line each', () => {
  expect(argumentsText({ findings: ['one', 'two'], dead: [] })).toBe(
    'findings:\n  - one\n  - two\ndead: []',
  )
  expect(argumentsText({ changes: [{ path: 'a.py', kind: 'update' }] })).toBe(
    'changes:\n  - path: a.py, kind: update',
  )
})

test('what is nested deeper stays JSON: short on its line, long over several', () => {
  expect(argumentsText({ at: { x: 1 } })).toBe('at: {"x":1}')
  expect(argumentsText({ list: [{ a: [1] }] })).toBe('list: [{"a":[1]}]')
  expect(argumentsText({ list: ['a\nb'] })).toBe('list: ["a\\nb"]')
  expect(argumentsText({ at: { x: 'x'.repeat(120) } })).toBe(
    `at: {\n  "x": "${'x'.repeat(120)}"\n}`,
  )
})

test('a bare text, nothing, an empty object and a list are themselves', () => {
  const args = ['ls', null, {}, [1], [[1]]] as const
  expect(args.map((one) => argumentsText(one))).toEqual(['ls', '', '', '- 1', '[[1]]'])
})
