import { expect, test } from 'vitest'
import { concludeDomains } from './conclude-domains'

const gain = {
  estimate: 0.5,
  low: null,
  high: null,
  nTasks: 1,
  nTrials: 2,
  method: 'none',
} as const
const UNTESTED = {
  uncertainty: 'rerun',
  ...{ p: null, tau: null, tauLow: null, tauHigh: null, trialNoise: null },
} as const
const one = (domain: string | null) =>
  concludeDomains({ ...UNTESTED, domains: [{ domain, gain, isFew: true }] })

test('tasks that name no domain are not said to share one', () => {
  expect(one(null)).toBe('No compared task names a domain: there is nothing to compare.')
  expect(one('Finance')).toBe('The compared tasks are of one domain: there is nothing to compare.')
})

test('how many intervals reach zero is said of how many, and why there are none', () => {
  const between = (low: number | null, high: number | null) => ({
    ...{ domain: `from ${low}`, isFew: false },
    gain: { ...gain, low, high },
  })
  const reach = (...domains: ReturnType<typeof between>[]) =>
    concludeDomains({ ...UNTESTED, domains })
  expect(reach(between(-0.1, 0.2), between(0.1, 0.2), between(-0.3, 0))).toContain(
    'Two of three intervals reach zero.',
  )
  expect(reach(between(0.1, 0.2), between(0.3, 0.4))).toContain(
    'None of two intervals reaches zero.',
  )
  expect(reach(between(-0.1, 0.3), between(-0.3, 0.4))).toContain('All two intervals reach zero.')
  expect(reach(between(null, null), between(null, null))).toMatch(/^No intervals: no task of some/)
})

test('a p above 5 % says how far domains may lie apart, not that they are alike', () => {
  const domains = ['a', 'b'].map((domain) => ({ domain, gain, isFew: false }))
  const conclude = (p: number, tauLow: number, tauHigh: number) =>
    concludeDomains({ ...UNTESTED, domains, p, tauLow, tauHigh })
  expect(conclude(0.47, 0, 0.115)).toContain(
    'Whether domains differ cannot be told (p = 0.470): their order may be luck; typical distances from the overall gain of 0.0 to 11.5 pp fit.',
  )
  // The limits alone read like a finding: what fits best is said beside them.
  const guess = concludeDomains({
    ...UNTESTED,
    domains,
    p: 0.47,
    tau: 0,
    tauLow: 0,
    tauHigh: 0.702,
  })
  expect(guess).toContain('of 0.0 to 70.2 pp fit (best guess 0.0 pp)')
  expect(conclude(0.99, 0, 0)).toContain('at least as alike as chance makes them')
  expect(conclude(0.01, 0.02, 0.3)).toContain('Domains differ more than chance')
})
