import { expect, test } from 'vitest'
import { sayRewrites } from './after-words'

test('a write and an edit of one file are not two writes', () => {
  const twice = { path: 'solve.py', count: 2, writes: 1 }
  expect(sayRewrites(null, twice)).toEqual(['right writes solve.py once and edits it once'])
  expect(sayRewrites(twice, twice)).toEqual(['both write solve.py once and edit it once'])
  expect(sayRewrites({ ...twice, writes: 0 }, null)).toEqual(['left edits solve.py 2 times'])
})
