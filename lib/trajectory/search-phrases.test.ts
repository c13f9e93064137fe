import { expect, test } from 'vitest'
import { matchExpression, searchPhrases } from './search-phrases'
import { snippetOf } from './snippet'

const asked = (q: string) => matchExpression(searchPhrases(q))

test('what is typed becomes phrases, and nothing of it is taken for an operator', () => {
  expect(asked('no such file')).toBe('"no" AND "such" AND "file"')
  expect(asked('"no such file" solve.py')).toBe('"no such file" AND "solve py"')
  expect(asked('NEAR(a, b) OR -c body:x')).toBe('"NEAR a" AND "b" AND "OR" AND "c" AND "body x"')
  expect(asked('import*')).toBe('"import"*')
  expect(asked('unclosed "quote')).toBe('"unclosed" AND "quote"')
  expect(asked('* -- "" !!')).toBe('')
  expect(asked('größe 日本')).toBe('"größe" AND "日本"')
})

const shown = (texts: readonly string[], q: string) =>
  snippetOf(texts, searchPhrases(q))
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('')

test('a snippet shows the first place that holds the phrase, on one line', () => {
  expect(shown(['', 'ls\n\nsolve.py  notes'], 'Solve.PY')).toBe('ls [solve.py] notes')
  expect(shown(['resolve', 'a solve'], 'solve')).toBe('a [solve]')
  expect(shown(['important'], 'import*')).toBe('[important]')
  expect(shown(['x '.repeat(80) + 'here ' + 'y '.repeat(200)], 'here')).toMatch(
    /^….{50,62}\[here\].*…$/,
  )
})

test('where the index takes é for e, the snippet is the beginning of the text', () => {
  expect(shown(['', 'café au lait'], 'cafe')).toBe('café au lait')
})
