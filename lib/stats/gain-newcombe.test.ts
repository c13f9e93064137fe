import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gainMover } from './gain-mover'
import { gainNewcombe } from './gain-newcombe'

test('Newcombe 1998, Table II: 56 of 70 against 48 of 80, and 9 of 10 against 3 of 10', () => {
  const [first, second] = [
    gainNewcombe({ p1: 56 / 70, n1: 70, p0: 48 / 80, n0: 80 }),
    gainNewcombe({ p1: 9 / 10, n1: 10, p0: 3 / 10, n0: 10 }),
  ]
  expect([first.lo, first.hi]).toEqual([expect.closeTo(0.0524, 4), expect.closeTo(0.3339, 4)])
  expect([second.lo, second.hi]).toEqual([expect.closeTo(0.1705, 4), expect.closeTo(0.809, 4)])
})

test('whole counts give the interval of one stratum that tasks get', () => {
  const arm = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }))
  fc.assert(
    fc.property(arm, arm, ([n1, a], [n0, b]) => {
      const [x1, x0] = [Math.round(a * n1), Math.round(b * n0)]
      const own = gainNewcombe({ p1: x1 / n1, n1, p0: x0 / n0, n0 })
      const other = gainMover({ strata: [{ x1, n1, x0, n0 }] })
      expect(own.lo).toBeCloseTo(other.lo!, 10)
      expect(own.hi).toBeCloseTo(other.hi!, 10)
    }),
  )
})

test('a percentage that is no whole number of attempts is used as printed', () => {
  const { delta, lo, hi } = gainNewcombe({ p1: 0.171, n1: 140, p0: 0.321, n0: 140 })
  expect([delta, lo, hi].map((value) => (value! * 100).toFixed(1))).toEqual([
    ...['-15.0', '-24.7', '-4.9'],
  ])
})

test('what is no proportion, or was never tried, has no interval', () => {
  expect(gainNewcombe({ p1: 1.2, n1: 10, p0: 0.5, n0: 10 }).delta).toBeNull()
  expect(gainNewcombe({ p1: 0.5, n1: 0, p0: 0.5, n0: 10 }).lo).toBeNull()
})
