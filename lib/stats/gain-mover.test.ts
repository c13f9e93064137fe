import { expect, test } from 'vitest'
import { gainMover } from './gain-mover'

test('one stratum gives the interval that Newcombe prints for 56/70 against 48/80', () => {
  const { delta, lo, hi } = gainMover({ strata: [{ x1: 56, n1: 70, x0: 48, n0: 80 }] })
  expect(delta).toBeCloseTo(0.2, 12)
  expect(lo).toBeCloseTo(0.0524, 4)
  expect(hi).toBeCloseTo(0.3339, 4)
})

test('equal strata count like one stratum of all their trials', () => {
  const stratum = { x1: 3, n1: 3, x0: 1, n0: 3 }
  const four = gainMover({ strata: [stratum, stratum, stratum, stratum] })
  const pooled = gainMover({ strata: [{ x1: 12, n1: 12, x0: 4, n0: 12 }] })
  expect(four.delta).toBeCloseTo(2 / 3, 12)
  expect(four.lo).toBeCloseTo(pooled.lo!, 12)
  expect(four.hi).toBeCloseTo(pooled.hi!, 12)
})

test('trials that all agree leave an interval', () => {
  const { delta, lo, hi } = gainMover({ strata: [{ x1: 0, n1: 3, x0: 0, n0: 3 }] })
  expect(delta).toBe(0)
  expect(lo).toBeLessThan(-0.5)
  expect(hi).toBeGreaterThan(0.5)
})

test('strata that miss an arm say nothing', () => {
  expect(gainMover({ strata: [{ x1: 0, n1: 0, x0: 1, n0: 2 }] })).toEqual({
    delta: null,
    lo: null,
    hi: null,
  })
})
