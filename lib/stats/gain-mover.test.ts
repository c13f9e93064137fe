import { expect, test } from 'vitest'
import { gainMover } from './gain-mover'

test('one stratum gives the interval that Newcombe prints for 56/70 against 48/80', () => {
  const { delta, lo, hi } = gainMover({ strata: [{ x1: 56, n1: 70, x0: 48, n0: 80 }] })
  expect(delta).toBeCloseTo(0.2, 12)
  expect(lo).toBeCloseTo(0.0524, 4)
  expect(hi).toBeCloseTo(0.3339, 4)
})

test('equal strata keep the estimate and narrow the interval by the root of their number', () => {
  const stratum = { x1: 3, n1: 3, x0: 0, n0: 3 }
  const one = gainMover({ strata: [stratum] })
  const four = gainMover({ strata: [stratum, stratum, stratum, stratum] })
  expect(four.delta).toBe(1)
  expect(four.delta! - four.lo!).toBeCloseTo((one.delta! - one.lo!) / 2, 12)
  expect(four.lo).toBeLessThan(1)
})

test('strata that miss an arm say nothing', () => {
  expect(gainMover({ strata: [{ x1: 0, n1: 0, x0: 1, n0: 2 }] })).toEqual({
    delta: null,
    lo: null,
    hi: null,
  })
})
