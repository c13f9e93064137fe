// The fast methods against slow, obvious ones.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assocKendall } from './assoc-kendall'
import { betaTails } from './beta'
import { exactP, hypergeometric, type Table } from './exact-tables'
import { harmExpectedNegatives } from './harm-expected-negatives'
import { harmJeffreys } from './harm-jeffreys'
import { harmPermutation } from '@/lib/stats/reference/harm-permutation'
import { harmPermutationMc } from '@/lib/stats/reference/harm-permutation-mc'
import { harmStratifiedExact } from './harm-stratified-exact'
import { normalCdf, normalQuantile } from './normal'
import { passAtK, passHatK } from './pass-at-k'
import { makeRandom } from './random'
import { tQuantile, tTwoSidedP } from './student-t'
import { table } from './testing'

function choose(n: number, k: number): number {
  let product = 1
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i
  return k < 0 || k > n ? 0 : product
}

/** Every way the passes could have fallen in each stratum, with its probability. */
function outcomes(strata: readonly Table[]): { x: number; p: number }[] {
  return strata.reduce(
    (all, { x1, n1, x0, n0 }) =>
      all.flatMap(({ x, p }) =>
        Array.from({ length: n1 + 1 }, (_, i) => ({
          x: x + i,
          p: (p * choose(n1, i) * choose(n0, x1 + x0 - i)) / choose(n1 + n0, x1 + x0),
        })).filter((outcome) => outcome.p > 0),
      ),
    [{ x: 0, p: 1 }],
  )
}

const informative = table.filter(({ n1, n0 }) => n1 > 0 && n0 > 0)

describe('exact tests', () => {
  it('the stratified test agrees with listing every table', () =>
    fc.assert(
      fc.property(fc.array(informative, { minLength: 1, maxLength: 4 }), (strata) => {
        const observed = strata.reduce((total, { x1 }) => total + x1, 0)
        const all = outcomes(strata)
        const chance = (holds: (x: number) => boolean) =>
          all.filter(({ x }) => holds(x)).reduce((total, { p }) => total + p, 0)
        const own = chance((x) => x === observed)
        const rare = new Set(
          all.map(({ x }) => x).filter((x) => chance((y) => y === x) <= own * (1 + 1e-7)),
        )
        const test = harmStratifiedExact({ strata })
        expect(test.pTwo).toBeCloseTo(
          Math.min(
            1,
            chance((x) => rare.has(x)),
          ),
          10,
        )
        expect(test.pLess).toBeCloseTo(
          chance((x) => x <= observed),
          10,
        )
        expect(test.midPLess).toBeCloseTo(chance((x) => x < observed) + own / 2, 10)
      }),
      { seed: 1, numRuns: 60 },
    ))

  it('a table of 200,000 trials keeps its digits', () => {
    const big = { x1: 60_000, n1: 100_000, x0: 60_500, n0: 100_000 }
    const { pTwo } = exactP(hypergeometric(big), big.x1)
    // Chi-square with continuity correction, its large-sample limit.
    const z = (500 - 1) / Math.sqrt((200_000 * 0.6025 * 0.3975) / 1)
    expect(pTwo).toBeCloseTo(2 * normalCdf(-z), 4)
  })

  it('a thousand strata neither overflow nor vanish', () => {
    const strata = Array.from({ length: 1000 }, () => ({ x1: 2, n1: 5, x0: 3, n0: 5 }))
    const { pTwo, pLess } = harmStratifiedExact({ strata })
    expect(pLess).toBeGreaterThan(0)
    expect(pTwo).toBeLessThan(1e-20)
  })

  it('luck makes as many tasks worse as shuffled trials do', () => {
    const tasks = [
      { x1: 1, n1: 3, x0: 2, n0: 3 },
      { x1: 2, n1: 4, x0: 1, n0: 2 },
      { x1: 0, n1: 1, x0: 3, n0: 5 },
    ]
    const random = makeRandom(7)
    const draws = 20_000
    let negatives = 0
    for (let i = 0; i < draws; i++) {
      for (const { x1, n1, x0, n0 } of tasks) {
        const passes = x1 + x0
        const trials = random.shuffle(Array.from({ length: n1 + n0 }, (_, j) => j < passes))
        const x = trials.slice(0, n1).filter(Boolean).length
        if (x / n1 < (passes - x) / n0) negatives++
      }
    }
    const { expectedNegative } = harmExpectedNegatives({ tasks })
    expect(expectedNegative).toBeCloseTo(negatives / draws, 1)
  })
})

describe('permutation', () => {
  it('random splits come near to all splits', () => {
    const rewards = { with: [0.1, 0.4, 0.2, 0], without: [0.9, 0.3, 0.8, 0.6] }
    const exact = harmPermutation(rewards)
    const random = harmPermutationMc({ ...rewards, draws: 20_000 })
    expect(exact.nPerm).toBe(70)
    expect(random.pTwo).toBeCloseTo(exact.pTwo!, 2)
    expect(random.pLess).toBeCloseTo(exact.pLess!, 2)
  })

  it('beyond 20,000 splits it draws 9,999', () => {
    const rewards = { with: Array(9).fill(0), without: Array(9).fill(1) }
    expect(harmPermutation(rewards)).toMatchObject({ diff: -1, nPerm: 9999, pTwo: 0.0001 })
    expect(harmPermutation({ with: Array(8).fill(0), without: Array(8).fill(1) }).nPerm).toBe(12870)
  })
})

describe('posterior of harm', () => {
  it('agrees with the integral over the two rates', () =>
    fc.assert(
      fc.property(table, ({ x1, n1, x0, n0 }) => {
        // ∫ P(with < t) dP(without = t), by steps of the probability of `without`.
        const [a1, b1, a0, b0] = [x1 + 0.5, n1 - x1 + 0.5, x0 + 0.5, n0 - x0 + 0.5]
        const steps = 4000
        let total = 0
        let before = 0
        for (let i = 1; i <= steps; i++) {
          const t = Math.sin((Math.PI / 2) * (i / steps)) ** 2
          const middle = Math.sin((Math.PI / 2) * ((i - 0.5) / steps)) ** 2
          const after = betaTails(t, 1 - t, a0, b0).lower
          total += betaTails(middle, 1 - middle, a1, b1).lower * (after - before)
          before = after
        }
        expect(harmJeffreys({ x1, n1, x0, n0 }).pHarm).toBeCloseTo(total, 4)
      }),
      { seed: 1, numRuns: 15 },
    ))
})

describe('special functions', () => {
  it('the beta tail is the binomial sum', () => {
    for (const [n, k, p] of [
      [10, 3, 0.2],
      [40, 35, 0.7],
      [5, 1, 0.01],
    ] as const) {
      let tail = 0
      for (let i = k; i <= n; i++) tail += choose(n, i) * p ** i * (1 - p) ** (n - i)
      expect(betaTails(p, 1 - p, k, n - k + 1).lower / tail).toBeCloseTo(1, 12)
    }
  })

  it('quantiles undo their distributions', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 0.49, noNaN: true }),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        (p, df) => {
          expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 10)
          expect(tTwoSidedP(tQuantile(p, df), df) / (2 * p)).toBeCloseTo(1, 9)
        },
      ),
      { seed: 1 },
    ))

  it.each([1e-17, 1e-40, 1e-100])('quantiles reach the tail at %d', (p) => {
    for (const df of [1, 5, 83]) {
      expect(tTwoSidedP(tQuantile(p, df), df) / (2 * p)).toBeCloseTo(1, 9)
    }
  })
})

describe('pass@k', () => {
  it('is the share of the k-subsets that hold a pass', () => {
    for (let n = 1; n <= 7; n++) {
      for (let c = 0; c <= n; c++) {
        for (let k = 1; k <= n; k++) {
          const at = 1 - choose(n - c, k) / choose(n, k)
          expect(passAtK({ n, c, k }).value).toBeCloseTo(at, 12)
          expect(passHatK({ n, c, k }).value).toBeCloseTo(choose(c, k) / choose(n, k), 12)
        }
      }
    }
  })
})

describe('rank correlation', () => {
  it('tau counts pairs as going through all of them would', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9 }))
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 40 }), (points) => {
        const { tauB } = assocKendall({ x: points.map(([x]) => x), y: points.map(([, y]) => y) })
        let [s, freeX, freeY] = [0, 0, 0]
        for (const [i, a] of points.entries())
          for (const b of points.slice(0, i)) {
            s += Math.sign(a[0] - b[0]) * Math.sign(a[1] - b[1])
            freeX += a[0] === b[0] ? 0 : 1
            freeY += a[1] === b[1] ? 0 : 1
          }
        if (tauB === null) expect(Math.min(freeX, freeY)).toBe(0)
        else expect(tauB).toBeCloseTo(s / Math.sqrt(freeX * freeY), 12)
      }),
      { seed: 1 },
    )
  })
})
