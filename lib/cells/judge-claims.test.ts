import { expect, test } from 'vitest'
import { parseClaims, type VerdictClaims } from '@/lib/domain/verdict-claims'
import { judgeClaims } from './judge-claims'

const NONE: VerdictClaims = { maxHarms: null, minGainLow: null, minTasks: null }
const GAIN = {
  estimate: 0.1,
  low: 0.02,
  high: 0.18,
  nTasks: 40,
  nTrials: 400,
  method: 'paired_t',
} as const
const HARMS = { nTasks: 40, nStrong: 1, nNotTested: 0 }

const judged = (
  claims: Partial<VerdictClaims>,
  gain: { readonly low?: number | null } = {},
  harms = HARMS,
) => judgeClaims({ ...NONE, ...claims }, { gain: { ...GAIN, ...gain } }, harms)

test('a claim holds at its bound and fails beyond it', () => {
  expect(judged({ maxHarms: 1 }).holds).toBe(true)
  expect(judged({ maxHarms: 0 }).holds).toBe(false)
  expect(judged({ minGainLow: 0.02 }).holds).toBe(true)
  expect(judged({ minGainLow: 0.03 }).holds).toBe(false)
  expect(judged({ minTasks: 41 })).toEqual({
    holds: false,
    claims: [
      {
        ...{ claim: 'minTasks', asked: 41, found: 40, holds: false },
        says: '40 tasks in the gain; at least 41 asked.',
      },
    ],
  })
})

test('a bound that is met but for rounding is met', () => {
  expect(judged({ minGainLow: 0.1 }, { low: 0.1 - 1e-12 }).holds).toBe(true)
  expect(judged({ minGainLow: 0.1 }, { low: 0.1 - 1e-6 }).holds).toBe(false)
})

test('of how many tasks that could be tested none is harmed, and how many could not be', () => {
  const says = (nNotTested: number) =>
    judged({ maxHarms: 1 }, {}, { ...HARMS, nNotTested }).claims[0]!.says
  expect(says(28)).toBe(
    '1 task is shown to be harmed of 12 testable tasks (28 could not be tested); at most 1 asked.',
  )
  expect(says(0)).toBe('1 task is shown to be harmed of 40 testable tasks; at most 1 asked.')
})

test('what the data cannot tell does not hold, and does not fail', () => {
  expect(judged({ minGainLow: 0 }, { low: null }).holds).toBe(null)
  const untested = { ...HARMS, nStrong: 0, nNotTested: 40 }
  expect(judged({ maxHarms: 0 }, {}, untested).holds).toBe(null)
  expect(judged({ maxHarms: 0 }, {}, { nTasks: 0, nStrong: 0, nNotTested: 0 }).holds).toBe(null)
})

test('one claim that fails is enough, also beside one that cannot be told', () => {
  expect(judged({ minGainLow: 0, maxHarms: 0 }, { low: null }).holds).toBe(false)
  expect(judged({ minGainLow: 0, maxHarms: 1 }, { low: null }).holds).toBe(null)
})

const parse = (written: Partial<Record<keyof VerdictClaims, string>>) =>
  parseClaims(
    (name) => written[name] ?? null,
    (name) => name,
  )

test('a claim that cannot be read is told, never left out', () => {
  expect(parse({ maxHarms: '0', minGainLow: '-0.05' })).toEqual({
    ...{ maxHarms: 0, minGainLow: -0.05, minTasks: null },
  })
  expect(parse({ minGainLow: '5' })).toMatch(/minGainLow takes a proportion .* not “5”/)
  expect(parse({ maxHarms: 'none' })).toMatch(/maxHarms takes a count, not “none”/)
  expect(parse({ maxHarms: '' })).toMatch(/maxHarms takes a count/)
  expect(parse({})).toMatch(/Nothing is claimed/)
})
