import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gainOverDomains } from './gain-over-domains'
import { gainPaired } from './gain-paired'
import { gainPooled } from './gain-pooled'

const arm = (...rewards: number[]) => ({
  n: rewards.length,
  sum: rewards.reduce((a, b) => a + b, 0),
})

test('with equally many trials a task, pooling trials gives the paired gain and its error', () => {
  const rewards = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 3, maxLength: 3 })
  const pairs = fc.array(fc.record({ with: rewards, without: rewards }), {
    minLength: 2,
    maxLength: 12,
  })
  fc.assert(
    fc.property(pairs, (tasks) => {
      const pooled = gainPooled({
        tasks: tasks.map((task) => ({ with: arm(...task.with), without: arm(...task.without) })),
      })
      const paired = gainPaired({
        pairs: tasks.map((task, index) => ({ task: String(index), ...task })),
      })
      expect(pooled.delta).toBeCloseTo(paired.delta!, 12)
      expect(pooled.se).toBeCloseTo(paired.se!, 12)
    }),
    { seed: 20_261_121 },
  )
})

test('a task that was run more often weighs more when trials count once', () => {
  const tasks = [
    { with: arm(1, 1, 1, 1), without: arm(0, 0, 0, 0) },
    { with: arm(0), without: arm(1) },
  ]
  expect(gainPooled({ tasks })).toMatchObject({ nTasks: 2, withMean: 0.8, withoutMean: 0.2, df: 1 })
  // By hand: residuals (4 − .8·4)/5 − (0 − .2·4)/5 = .32 and −.32; √2·√(2·.32²) = .64.
  expect(gainPooled({ tasks }).se).toBeCloseTo(0.64, 12)
})

test('a small domain weighs as much as a large one when domains count once', () => {
  const domains = [
    { name: 'large', deltas: [0, 0.2, 0.4, 0.2] },
    { name: 'small', deltas: [1, 0.8] },
  ]
  const { delta, se, df } = gainOverDomains({ domains })
  expect(delta).toBeCloseTo((0.2 + 0.9) / 2, 12)
  // s² = (.08 + .02) / 4 = .025; √(.025/4 + .025/2) / 2.
  expect(se).toBeCloseTo(Math.sqrt(0.025 / 4 + 0.025 / 2) / 2, 12)
  expect(df).toBe(4)
})

test('without data there is no estimate, and with one task no interval', () => {
  expect(gainPooled({ tasks: [] })).toMatchObject({ delta: null, se: null, lo: null, hi: null })
  expect(gainPooled({ tasks: [{ with: arm(), without: arm(1) }] })).toMatchObject({ delta: null })
  expect(gainPooled({ tasks: [{ with: arm(1), without: arm(0) }] })).toMatchObject({
    ...{ delta: 1, se: null, lo: null },
  })
  expect(gainOverDomains({ domains: [] })).toMatchObject({ delta: null, se: null, lo: null })
  expect(gainOverDomains({ domains: [{ name: 'a', deltas: [1] }] })).toMatchObject({
    ...{ delta: 1, lo: null, hi: null },
  })
})
