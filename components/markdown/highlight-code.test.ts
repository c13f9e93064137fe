import { expect, test } from 'vitest'
import { highlightCode } from './highlight-code'
import { languageOf, languageOfPath } from './language-of-path'

const PYTHON = 'def stage(level):  # feet\n    return f"{level} <b>"\n'

test('pieces have their kinds, and together they are the text', () => {
  const pieces = highlightCode(PYTHON, 'python')
  expect(pieces.map(({ text }) => text).join('')).toBe(PYTHON)
  expect(pieces).toContainEqual({ text: 'def', kind: 'keyword' })
  expect(pieces).toContainEqual({ text: '# feet', kind: 'comment' })
})

test('a language that is not in the set is one plain piece', () => {
  expect(highlightCode('a <b>', 'klingon')).toEqual([{ text: 'a <b>', kind: null }])
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
    const [piece] = highlightCode('# a: "b" 1', languageOf(word)!)
    expect(piece, word).toBeDefined()
  }
  expect(languageOfPath('skills/a/scripts/run.PY')).toBe('python')
  expect(languageOfPath('Makefile')).toBeNull()
  expect(languageOf('constructor')).toBeNull()
})
