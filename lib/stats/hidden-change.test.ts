import { expect, test } from 'vitest'
import { estimateOf, gainInterval } from './gain-interval'
import { fewChanges, hiddenLimits } from './hidden-change'
import { limitsOfSmall, verdictOfEstimate } from './verdict-gain'

/** Tasks that did not change, and some that did. */
const ties = (n: number, ...changes: number[]) => [
  ...Array<number>(n - changes.length).fill(0),
  ...changes,
]
const lost = (n: number) => Array<number>(n).fill(-1)
const estimate = (deltas: readonly number[]) => estimateOf(gainInterval({ deltas }))
const judge = (deltas: readonly number[]) => verdictOfEstimate(estimate(deltas))
const verdictOf = (deltas: readonly number[]) => judge(deltas).verdict
const limits = (deltas: readonly number[], span = 1) => hiddenLimits(fewChanges(deltas, span), 0.95)

test('no change in n tasks leaves a share of 1 - 0.05^(1/n) either way', () => {
  for (const n of [10, 59, 84]) {
    expect(limits(ties(n)).lo).toBeCloseTo(0.05 ** (1 / n) - 1, 10)
    expect(limits(ties(n)).hi).toBeCloseTo(1 - 0.05 ** (1 / n), 10)
  }
  expect(limits(ties(84), 2).hi).toBeCloseTo(2 * (1 - 0.05 ** (1 / 84)), 10)
})

test('one loss in 84 leaves the shares of which at most, and at least, one is seen in 5 %', () => {
  const { lo } = limits(ties(84, -1))
  const most = -lo!
  expect((1 - most) ** 84 + 84 * most * (1 - most) ** 83).toBeCloseTo(0.05, 10)
  const least = 1 - 0.95 ** (1 / 84)
  expect(limits(ties(84, -1)).hi).toBeCloseTo(
    Math.hypot(1 - 0.05 ** (1 / 84), 1 / 84 - least) - 1 / 84,
    10,
  )
})

test('where every task is lost nothing below is left', () => {
  expect(limits([-1, -1]).lo).toBe(-1)
})

test('small changes widen the limits by their own spread', () => {
  const noise = Array.from({ length: 84 }, (_, i) => ((i % 3) - 1) / 5)
  const { seOfSmall, lost: whole } = fewChanges(noise, 1)
  expect(whole).toBe(0)
  expect(limits(noise).hi).toBeCloseTo(Math.hypot(1 - 0.05 ** (1 / 84), seOfSmall * 1.6634), 4)
})

// Of 84 tasks of which one in twenty is lost, 7 % of experiments show one loss or none, and of 200 tasks
// 9 % show six or at most four: the 90 % limits alone lie inside the margin then.
test('so many losses that a share of 5 % would often show no more are not "no sizeable effect"', () => {
  expect(verdictOf(ties(84, -1))).toBe('cannot_tell')
  expect(verdictOf(ties(84, 1))).toBe('cannot_tell')
  expect(judge(ties(200, ...lost(6))).isSmall).toBe(false)
  expect([58, 59].map((n) => verdictOf(ties(n)))).toEqual(['cannot_tell', 'no_sizeable_effect'])
})

test('fewer are', () => {
  expect(verdictOf(ties(84))).toBe('no_sizeable_effect')
  expect(verdictOf(ties(84, -0.2, 0.2))).toBe('no_sizeable_effect')
  expect(judge(ties(200, ...lost(4))).isSmall).toBe(true)
  expect(verdictOf(ties(84, ...Array.from({ length: 15 }, (_, i) => (i % 2 ? 0.2 : -0.2))))).toBe(
    'no_sizeable_effect',
  )
})

test('limits of many changes are the 90 % ones', () => {
  const deltas = Array.from({ length: 84 }, (_, i) => ((i % 7) - 3) / 30)
  expect(estimate(deltas).few).toBeUndefined()
  expect(limitsOfSmall(estimate(deltas)).hi).toBeLessThan(0.02)
  expect(verdictOf(deltas)).toBe('no_sizeable_effect')
})
