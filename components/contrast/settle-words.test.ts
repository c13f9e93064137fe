import { expect, test } from 'vitest'
import { saySettling, sayZero } from './settle-words'

const FIRM = { gain: {}, among: null }
const settling = { observed: 0.023, nTasks: 40, tasks: 160, low: 120, high: 250 }

test('an open verdict says how many tasks would settle the observed gain', () => {
  expect(saySettling({ ...FIRM, verdict: 'cannot_tell', settling })).toBe(
    'To settle +2.3 pp as observed: about 160 tasks like these (120 to 250), where there are 40 now (80 % power).',
  )
  const wild = { ...settling, tasks: null, high: null }
  expect(saySettling({ ...FIRM, verdict: 'cannot_tell', settling: wild })).toContain(
    'more than 100,000 tasks like these (120 to more than 100,000)',
  )
})

test('a settled one needs none, and without a verdict nothing is planned', () => {
  expect(saySettling({ ...FIRM, verdict: 'helps', settling })).toBe(
    'Settled: more runs would only narrow the interval.',
  )
  expect(saySettling({ ...FIRM, verdict: null, settling })).toBeNull()
})

test('a verdict on few families, or before the correction for other conditions, is not settled', () => {
  const found = { ...FIRM, verdict: 'helps', settling } as const
  expect(saySettling({ ...found, gain: { nFamilies: 3 } })).toBeNull()
  expect(saySettling({ ...found, gain: { nFamilies: 12 } })).toMatch(/^Settled/)
  expect(saySettling({ ...found, among: { q: 0.307, nPairs: 12 } })).toBeNull()
})

test('what zero effect would show is said with its p', () => {
  expect(sayZero(0.424, 'new_tasks')).toContain(
    'luck would show a change at least this large in 42.4 % of experiments',
  )
  expect(sayZero(0.00001, 'rerun')).toMatch(/p < 0\.001.*on these tasks.*less than 0\.1 %/)
  expect(sayZero(null, 'new_tasks')).toBeNull()
})
