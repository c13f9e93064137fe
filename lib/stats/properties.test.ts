import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainMeta } from './domain-meta'
import { fdrBh } from './fdr-bh'
import { gainPaired } from './gain-paired'
import { harmJeffreys } from './harm-jeffreys'
import { interactionMatrix } from './interaction-matrix'
import { passAtK, passHatK } from './pass-at-k'
import { rateWilson } from './rate-wilson'
import { INPUTS } from '@/lib/stats/reference/testing'
import { pairs, table } from './testing'
import { trapsKitagawa } from './traps-kitagawa'

const always = <Value>(arbitrary: Arbitrary<Value>, claim: (value: Value) => void) =>
  fc.assert(
    fc.property(arbitrary, (value) => void claim(value)),
    { seed: 20260213, numRuns: 500 },
  )

const near = (value: number | null, expected: number | null) =>
  expected === null ? expect(value).toBeNull() : expect(value).toBeCloseTo(expected, 9)

describe('paired gain', () => {
  it('changes its sign when the arms are swapped', () =>
    always(pairs, (given) => {
      const swapped = given.map((pair) => ({ ...pair, with: pair.without, without: pair.with }))
      const gain = gainPaired({ pairs: given })
      const back = gainPaired({ pairs: swapped })
      near(back.delta, gain.delta === null ? null : -gain.delta)
      near(back.lo, gain.hi === null ? null : -gain.hi)
      near(back.p, gain.p)
      expect([back.nUp, back.nDown]).toEqual([gain.nDown, gain.nUp])
    }))

  it('does not change when a task that misses an arm comes in', () =>
    always(pairs, (given) => {
      const one = { task: 'a task in one arm', with: [1, 0], without: [] }
      const { dropped, ...gain } = gainPaired({ pairs: given })
      const { dropped: droppedToo, ...gainToo } = gainPaired({ pairs: [...given, one] })
      expect(gainToo).toEqual(gain)
      expect(droppedToo).toEqual([...dropped, one.task].sort())
    }))

  it('does not depend on the order of trials', () =>
    always(pairs, (given) => {
      const reversed = given.map((pair) => ({
        task: pair.task,
        with: pair.with.toReversed(),
        without: pair.without.toReversed(),
      }))
      const [gain, again] = [gainPaired({ pairs: given }), gainPaired({ pairs: reversed })]
      near(again.delta, gain.delta)
      near(again.se, gain.se)
      near(again.rerunSe, gain.rerunSe)
    }))

  it('is the difference of the two means it shows', () =>
    always(pairs, (given) => {
      const gain = gainPaired({ pairs: given })
      if (gain.delta !== null) near(gain.withMean! - gain.withoutMean!, gain.delta)
    }))
})

describe('tests of harm', () => {
  it('P(harm) of two arms and of the arms swapped add to 1', () =>
    always(table, ({ x1, n1, x0, n0 }) => {
      const { pHarm } = harmJeffreys({ x1, n1, x0, n0 })
      near(pHarm! + harmJeffreys({ x1: x0, n1: n0, x0: x1, n0: n1 }).pHarm!, 1)
    }))

  it('Benjamini-Hochberg keeps the order of p and never lowers it', () =>
    always(INPUTS['fdr.bh'], ({ p }) => {
      const { q } = fdrBh({ p })
      p.forEach((a, i) => {
        if (a === null) return expect(q[i]).toBeNull()
        expect(q[i]).toBeGreaterThanOrEqual(a)
        p.forEach((b, j) => {
          if (b !== null && a <= b) expect(q[i]).toBeLessThanOrEqual(q[j]!)
        })
      })
    }))
})

describe('rates, domains and decompositions', () => {
  it('the Wilson interval contains the rate', () =>
    always(INPUTS['rate.wilson'], (input) => {
      const { p, lo, hi } = rateWilson(input)
      if (p === null) return expect(input.n).toBe(0)
      expect(lo).toBeLessThanOrEqual(p + 1e-12)
      expect(hi).toBeGreaterThanOrEqual(p - 1e-12)
    }))

  it('a shrunk value lies between its own value and the overall one', () =>
    always(INPUTS['domain.meta'], (input) => {
      const { mu, blup } = domainMeta(input)
      blup.forEach((value, i) => {
        if (value === null || mu === null) return expect(mu).toBeNull()
        expect(value).toBeGreaterThanOrEqual(Math.min(mu, input.y[i]!) - 1e-12)
        expect(value).toBeLessThanOrEqual(Math.max(mu, input.y[i]!) + 1e-12)
      })
    }))

  it('rate effect and mix effect add to the total', () =>
    always(INPUTS['traps.kitagawa'], (input) => {
      const { total, rateEffect, mixEffect } = trapsKitagawa(input)
      if (total !== null) near(rateEffect! + mixEffect!, total)
    }))

  it('rows and columns of a double-centred matrix sum to 0', () =>
    always(INPUTS['interaction.matrix'], (input) => {
      const { residuals } = interactionMatrix(input)
      const columns = (residuals[0] ?? []).map((_, j) => residuals.map((row) => row[j]!))
      for (const line of [...residuals, ...columns]) {
        near(
          line.reduce((total, value) => total + value, 0),
          0,
        )
      }
    }))

  it('pass@1 and pass^1 are the share of passes', () =>
    always(INPUTS['pass.at_k'], ({ n, c }) => {
      if (n === 0) return expect(passAtK({ n, c, k: 1 }).value).toBeNull()
      near(passAtK({ n, c, k: 1 }).value, c / n)
      near(passHatK({ n, c, k: 1 }).value, c / n)
    }))
})
