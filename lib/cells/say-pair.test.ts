import { expect, test } from 'vitest'
import { sayPair } from './say-pair'
import type { UseFound } from './use-change'

type Told = Parameters<typeof sayPair>[0]

const told = (estimate: number, verdict: Told['verdict'], isEquivalent = false): Told => ({
  ...{ verdict, isEquivalent },
  gain: { estimate, low: null, high: null, nTasks: 20, nTrials: 200, method: 'none' },
})

const tokens = (change: number, low: number | null, high: number | null): UseFound => ({
  ...{ measure: 'tokens_total', basis: 'tasks', n: 20, change, p: null, nUp: 0, nDown: 0 },
  ...{ changeLow: low, changeHigh: high, without: 1, with: 1 },
  ...{
    ratio: null,
    typicalWithout: 1,
    typicalWith: 1,
    largestShare: 1,
    ratioLow: null,
    ratioHigh: null,
  },
})

test('a gain stands beside what it costs', () => {
  expect(sayPair(told(0.166, 'helps'), tokens(0.23, 0.11, 0.37))).toBe(
    '+16.6 points at 23 % more tokens [+11, +37].',
  )
  expect(sayPair(told(-0.08, 'hurts'), tokens(-0.18, -0.25, -0.11))).toBe(
    '−8.0 points at 18 % fewer tokens [−25, −11].',
  )
  expect(sayPair(told(0.02, 'helps', true), tokens(0.23, 0.11, 0.37))).toBe(
    '+2.0 points, surely less than 5, at 23 % more tokens [+11, +37].',
  )
})

test('skills that save without changing success are a finding, after the equivalence test only', () => {
  const less = tokens(-0.18, -0.25, -0.11)
  expect(sayPair(told(0.004, 'no_sizeable_effect', true), less)).toBe(
    'Same success, 18 % fewer tokens [−25, −11]: skills save without changing success by 5 points or more.',
  )
  expect(sayPair(told(0.004, 'cannot_tell'), less)).toBe(
    '18 % fewer tokens [−25, −11]; whether success changes cannot be told yet: +0.4 points.',
  )
})

test('an interval of the use that holds no change says so, and no saving', () => {
  const open = tokens(-0.1, -0.25, 0.08)
  expect(sayPair(told(0.004, 'no_sizeable_effect', true), open)).toBe(
    'Same success, within 5 points; whether tokens change cannot be told yet: −10 % [−25, +8.0].',
  )
  expect(sayPair(told(0.166, 'helps'), tokens(0.2, null, null))).toBe(
    '+16.6 points; tokens +20 %, without an interval.',
  )
  expect(sayPair(told(0.01, 'cannot_tell'), open)).toBeNull()
})

test('where success or the use is unknown nothing is paired', () => {
  expect(sayPair(told(0.1, 'helps'), null)).toBeNull()
})
