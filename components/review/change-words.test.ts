import { expect, test } from 'vitest'
import { changeWords, sayChanges } from './change-words'

const BY = { author: null, undoneBy: null }
const ROW = { uid: 'x', trial: 't', task: 'sum', reason: 'r', createdAt: 1, undoneAt: null, ...BY }

test('a change says what it was and what it is; none is a word', () => {
  expect(changeWords({ ...ROW, kind: 'exclude', before: null, after: null })).toBe('left out')
  expect(changeWords({ ...ROW, kind: 'status', before: 'ok', after: 'infra_error' })).toBe(
    'status ok → infra error',
  )
  expect(changeWords({ ...ROW, kind: 'domain', before: null, after: 'Law' })).toBe(
    'domain none → Law',
  )
})

test('only what was changed is counted', () => {
  expect(sayChanges({ excluded: 3, corrected: 0, domains: 1 })).toBe(
    '3 trials left out, 1 domain corrected',
  )
})
