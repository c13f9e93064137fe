import { expect, test } from 'vitest'
import type { Json } from '@/lib/domain/json'
import { argumentsText } from './arguments-text'

const textOf = (args: Json, path: string | null = null) =>
  argumentsText({
    name: 't',
    category: 'other',
    callId: null,
    arguments: args,
    command: null,
    path,
    output: null,
    exitCode: null,
    isError: null,
  })

test('arguments are lines of names and values; texts keep their line breaks', () => {
  expect(textOf({ query: 'floods', limit: 5, text: 'a\nb' })).toBe(
    'query: floods\nlimit: 5\ntext:\na\nb',
  )
})

test('the path that is shown already is left out', () => {
  expect(textOf({ file_path: '/a.py', limit: 20 }, '/a.py')).toBe('limit: 20')
  expect(textOf({ file_path: '/a.py' }, '/a.py')).toBe('')
})

test('what is nested stays JSON: short on its line, long over several', () => {
  expect(textOf({ plan: [{ step: 'look' }] })).toBe('plan: [{"step":"look"}]')
  const steps = [{ step: 'x'.repeat(60) }, { step: 'y'.repeat(60) }]
  expect(textOf({ plan: steps })).toBe(
    `plan:\n  ${JSON.stringify(steps[0])}\n  ${JSON.stringify(steps[1])}`,
  )
  expect(textOf({ plan: ['x'.repeat(120)] })).toBe(`plan: [\n  "${'x'.repeat(120)}"\n]`)
})

test('a bare text, nothing, an empty object and a list are themselves', () => {
  expect([textOf('ls'), textOf(null), textOf({}), textOf([1])]).toEqual(['ls', '', '', '[1]'])
})
