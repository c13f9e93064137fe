import { expect, test } from 'vitest'
import { highlightCode } from './highlight-code'
import { languageOf, languageOfPath } from './language-of-path'

const PYTHON = 'def stage(level):  # feet\n    return f"{level} <b>"\n'

test('pieces have their kinds, and together they are the text', () => {
  const pieces = highlightCode(PYTHON, 'python')!
  expect(pieces.map(({ text }) => text).join('')).toBe(PYTHON)
  expect(pieces).toContainEqual({ text: 'def', kind: 'keyword' })
  expect(pieces).toContainEqual({ text: '# feet', kind: 'comment' })
})

test('a language that is not in the set has no colours', () => {
  expect(highlightCode('a <b>', 'klingon')).toBeNull()
})

test.each([
  ['bash', '${'.repeat(15_000)],
  ['bash', '${ '.repeat(9000)],
  ['ini', 'a'.repeat(30_000)],
  ['typescript', `const x = 1\n${'_a'.repeat(10_000)}`],
  ['markdown', '[a b]( '.repeat(2000)],
])('%s that a grammar would take long for has no colours', (language, text) => {
  expect(highlightCode(text, language)).toBeNull()
})

test('a text too deep for a grammar has no colours, and nothing is thrown', () => {
  expect(() => highlightCode('{% `${ '.repeat(4000), 'javascript')).not.toThrow()
})

test('JSON without a blank has its colours', () => {
  const text = JSON.stringify(Array.from({ length: 200 }, (_, at) => ({ at })))
  expect(highlightCode(text, 'json')).toContainEqual({ text: '199', kind: 'number' })
})

test('every language that names and fences give is in the set', () => {
  for (const word of [
    'py',
    'sh',
    'ts',
    'js',
    'json',
    'yml',
    'toml',
    'diff',
    'md',
    'svg',
    'css',
    'sql',
  ]) {
    expect(highlightCode('# a: "b" 1', languageOf(word)!)?.[0], word).toBeDefined()
  }
  expect(languageOfPath('skills/a/scripts/run.PY')).toBe('python')
  expect(languageOfPath('Makefile')).toBeNull()
  expect(languageOf('constructor')).toBeNull()
})
