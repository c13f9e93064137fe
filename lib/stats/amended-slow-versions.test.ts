// The amended rules against slow, obvious versions.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chi2Sf, chi2UpperQuantile, fSf, fUpperQuantile } from './chi-square-and-f'
import { domainHeterogeneityF } from './domain-heterogeneity-f'
import { domainShrinkIntegrated } from './domain-shrink-integrated'
import { exactP, hasBothArms, type Table } from './exact-tables'
import { harmLuckTwoYardsticks } from './harm-luck-two-yardsticks'
import { stratifiedNull } from './harm-stratified-exact'
import { noncentralTUpperP } from './noncentral-t'
import { normalCdf } from './normal'
import { makeRandom } from './random'
import { tUpperP } from './student-t'
import { taskAttainableP } from './task-attainable-p'
import { list, table } from './testing'
import { trapsImbensManski } from './traps-imbens-manski'

const strata = fc.array(table.filter(hasBothArms), { minLength: 1, maxLength: 3 })

function choose(n: number, k: number): number {
  let product = 1
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i
  return k < 0 || k > n ? 0 : product
}

/** Every way a task's passes could have fallen, with its difference, when odds are multiplied. */
function outcomes(tables: readonly Table[], logOr: number): { d: number; p: number }[] {
  const all = tables.reduce(
    (sofar, { x1, n1, x0, n0 }) =>
      sofar.flatMap(({ d, p }) =>
        Array.from({ length: n1 + 1 }, (_, a) => ({
          d: d + (a / n1 - (x1 + x0 - a) / n0) / tables.length,
          p: p * choose(n1, a) * choose(n0, x1 + x0 - a) * Math.exp(logOr * a),
        })).filter((outcome) => outcome.p > 0),
      ),
    [{ d: 0, p: 1 }],
  )
  const total = all.reduce((sum, { p }) => sum + p, 0)
  return all.map(({ d, p }) => ({ d, p: p / total }))
}

describe('exact tests', () => {
  it('the attainable p is the least over all that the margins allow', () =>
    fc.assert(
      fc.property(strata, (tables) => {
        const null_ = stratifiedNull(tables)
        const all = Array.from(null_.p, (_, i) => exactP(null_, null_.first + i))
        const { attainablePTwo, attainableMidPTwo } = taskAttainableP({ strata: tables })
        expect(attainablePTwo).toBeCloseTo(Math.min(...all.map(({ pTwo }) => pTwo)), 12)
        expect(attainableMidPTwo).toBeCloseTo(Math.min(...all.map(({ midPTwo }) => midPTwo)), 12)
      }),
      { seed: 1 },
    ))

  it('luck by both yardsticks agrees with listing every table', () =>
    fc.assert(
      fc.property(list(strata, 4), (tasks) => {
        const luck = harmLuckTwoYardsticks({ tasks: tasks.map((one) => ({ strata: one })) })
        const { observedGain, logOr, nothing, common } = luck
        if (observedGain === null || logOr === null || !Number.isFinite(logOr)) return
        const listed = (odds: number) => tasks.map((one) => outcomes(one, odds))
        const negative = (odds: number) =>
          listed(odds)
            .flat()
            .reduce((sum, { d, p }) => sum + (d < -1e-7 ? p : 0), 0)
        expect(nothing.expectedNegative).toBeCloseTo(negative(0), 9)
        expect(common.expectedNegative).toBeCloseTo(negative(logOr), 7)
        const gain = listed(logOr).flat()
        const expected = gain.reduce((sum, { d, p }) => sum + d * p, 0) / tasks.length
        expect(expected).toBeCloseTo(observedGain, 8)
      }),
      { seed: 1, numRuns: 60 },
    ))
})

describe('distributions', () => {
  it('quantiles of chi-square and F undo their tails', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 80 }),
        (p, df1, df2) => {
          expect(chi2Sf(chi2UpperQuantile(p, df1), df1)).toBeCloseTo(p, 9)
          expect(fSf(fUpperQuantile(p, df1, df2), df1, df2)).toBeCloseTo(p, 9)
        },
      ),
      { seed: 1 },
    ))

  it('power agrees with a sum over the other variable', () => {
    // P(t' ≥ c) = ∫ φ(z) P(χ²_df ≤ df·((z + δ)/c)²) dz over z > −δ.
    for (const [c, df, delta] of [
      [12.7, 1, 16],
      [4.3, 2, 5.6],
      [2.5, 5, 1],
      [2, 83, 2.8],
    ] as const) {
      const steps = 40_000
      let total = 0
      for (let i = 0; i < steps; i++) {
        const z = -delta + ((i + 0.5) / steps) * (delta + 9)
        const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
        total += density * (1 - chi2Sf(df * ((z + delta) / c) ** 2, df))
      }
      expect(noncentralTUpperP(c, df, delta)).toBeCloseTo((total * (delta + 9)) / steps, 7)
    }
  })

  it('power without an effect is the level', () => {
    for (const df of [1, 4, 30, 5000]) {
      expect(noncentralTUpperP(2, df, 0)).toBeCloseTo(tUpperP(2, df), 9)
    }
    expect(noncentralTUpperP(3, 1e7, 3)).toBeCloseTo(normalCdf(0), 5)
  })
})

describe('bounds and domains', () => {
  it('bounds of a gain solve the equation that they state', () => {
    const lower = [0.1, -0.2, 0.4, 0, 0.3]
    const upper = [0.1, 0.3, 0.4, 0.2, 0.9]
    for (const conf of [0.5, 0.9, 0.95]) {
      const { c, lo, hi, seLo, seHi } = trapsImbensManski({ lower, upper, conf })
      const width = (hi! - lo!) / Math.max(seLo!, seHi!)
      expect(1 - tUpperP(c! + width, 4) - tUpperP(c!, 4)).toBeCloseTo(conf, 10)
    }
  })

  it('shrunk values agree with a sum over both what domains share and how they differ', () => {
    const y = [0.3, 0.05, 0.12, -0.1]
    const v = [0.004, 0.006, 0.002, 0.01]
    let [weight, first, tau] = [0, 0, 0]
    for (let t = 0.0005; t < 0.5; t += 0.001) {
      for (let mu = -1; mu < 1.2; mu += 0.002) {
        const logs = y.map((value, i) => {
          const variance = v[i]! + t * t
          return -0.5 * (Math.log(variance) + (value - mu) ** 2 / variance)
        })
        const p = Math.exp(logs.reduce((a, b) => a + b) - 0.5 * (t / 0.1) ** 2)
        weight += p
        tau += p * t
        first += (p * (t * t * y[0]! + v[0]! * mu)) / (v[0]! + t * t)
      }
    }
    const { shrunk, tauMean } = domainShrinkIntegrated({ y, v })
    expect(shrunk[0]).toBeCloseTo(first / weight, 6)
    expect(tauMean).toBeCloseTo(tau / weight, 6)
  })

  it('the p of domains that do not differ is uniform, and 95 % limits of τ hold 0', () => {
    const random = makeRandom(3)
    const rounds = 1000
    let [small, held] = [0, 0]
    for (let i = 0; i < rounds; i++) {
      const domains = [2, 3, 3, 2, 4].map((n, d) => ({
        name: `${d}`,
        // A sum of twelve uniform draws is near normal.
        deltas: Array.from({ length: n }, () => {
          let total = 0
          for (let j = 0; j < 12; j++) total += random.u32() / 2 ** 32
          return total
        }),
      }))
      const { p, tauLo } = domainHeterogeneityF({ domains })
      if (p! <= 0.05) small++
      if (tauLo === 0) held++
    }
    expect(small / rounds).toBeGreaterThan(0.03)
    expect(small / rounds).toBeLessThan(0.07)
    expect(held / rounds).toBeGreaterThan(0.96)
  })
})
