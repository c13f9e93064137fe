import { expect, test } from 'vitest'
import { intervalOf } from './interval'
import { rateLimits } from './rate-limits'
import { makeRandom } from './random'
import { rateWilson } from './rate-wilson'

test('a t interval that lies within 0 and 1 stays as it is', () => {
  const rate = { estimate: 0.5, se: 0.05, df: 20 }
  expect(rateLimits(rate, 21)).toEqual(intervalOf(rate, 0.95))
})

test('limits beyond what a rate can be are those of Wilson on the effective number of tasks', () => {
  // Three of four tasks read always, one never: t gives [−4.6, 154.6] %.
  const rate = { estimate: 0.75, se: 0.25, df: 3 }
  const n = (0.1875 / 0.0625) * (1.959964 / 3.182446) ** 2
  const { lo, hi } = rateLimits(rate, 4)
  const wilson = rateWilson({ x: 0.75 * n, n })
  expect([lo, hi]).toEqual([expect.closeTo(wilson.lo!, 6), expect.closeTo(wilson.hi!, 6)])
  expect(hi).toBeLessThan(1)
})

test('where no task differs from another the limits are no point, and of a re-run unknown', () => {
  expect(rateLimits({ estimate: 0, se: 0, df: 14 }, 15)).toEqual({
    lo: 0,
    hi: rateWilson({ x: 0, n: 15 }).hi,
  })
  expect(rateLimits({ estimate: 0, se: 0, df: Infinity }, 15)).toEqual({ lo: null, hi: null })
})

test('whatever the rate and its error, the limits hold it and stay within 0 and 1', () => {
  const random = makeRandom(3)
  const share = () => random.u32() / 2 ** 32
  for (let i = 0; i < 500; i++) {
    const [p, df] = [share(), 1 + random.index(30)]
    const { lo, hi } = rateLimits({ estimate: p, se: share() * Math.sqrt(p * (1 - p)), df }, df + 1)
    expect(lo!).toBeGreaterThanOrEqual(0)
    expect(hi!).toBeLessThanOrEqual(1)
    expect(p >= lo! - 1e-12 && p <= hi! + 1e-12).toBe(true)
  }
})
