import { expect, test } from 'vitest'
import { sayFirstWrites, sayRewrites } from './after-words'

test('a write and an edit of one file are not two writes', () => {
  const twice = { path: 'solve.py', count: 2, writes: 1 }
  expect(sayRewrites(null, twice)).toEqual(['right writes solve.py once and edits it once'])
  expect(sayRewrites(twice, twice)).toEqual(['both write solve.py once and edit it once'])
  expect(sayRewrites({ ...twice, writes: 0 }, null)).toEqual(['left edits solve.py 2 times'])
})

test('where each side first writes its own is named, also where one never does', () => {
  expect(sayFirstWrites({ left: 9, right: 14 })).toEqual([
    'first differing write: left step 9, right step 14',
  ])
  expect(sayFirstWrites({ left: null, right: 3 })[0]).toContain('left none, right step 3')
  expect(sayFirstWrites({ left: null, right: null })).toEqual([])
})
