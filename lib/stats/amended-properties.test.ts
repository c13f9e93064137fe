// What the amended rules have in common, on random input.
import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasBothArms } from './exact-tables'
import { fdrBh } from './fdr-bh'
import { fdrDiscrete } from './fdr-discrete'
import { gainDifferenceOfExperiments } from './gain-difference-of-experiments'
import { gainFamily } from './gain-family'
import { gainInterval } from './gain-interval'
import { harmExpectedNegatives } from './harm-expected-negatives'
import { harmLuckTwoYardsticks } from './harm-luck-two-yardsticks'
import { tInterval } from './interval'
import { measureLogRatio, type MeasuredTrial } from './measure-log-ratio'
import { mean, sampleSd } from './numeric-rules'
import { passPaired } from './pass-paired'
import { INPUTS } from '@/lib/stats/reference/testing'
import { taskLabel } from './task-label'
import { delta, list, passCount, reward, table } from './testing'
import { trapsImbensManski } from './traps-imbens-manski'
import { verdictGain } from './verdict-gain'

const always = <Value>(arbitrary: Arbitrary<Value>, claim: (value: Value) => void) =>
  fc.assert(
    fc.property(arbitrary, (value) => void claim(value)),
    { seed: 20260213, numRuns: 300 },
  )

const near = (value: number | null, expected: number | null) =>
  expected === null ? expect(value).toBeNull() : expect(value).toBeCloseTo(expected, 8)

const negative = (value: number | null) => (value === null ? null : -value)
const deltas = list(delta, 30)
const plainT = (values: readonly number[]) =>
  tInterval(mean(values), sampleSd(values)! / Math.sqrt(values.length), values.length - 1, 0.95)

describe('interval of a gain', () => {
  it('mirrors when the arms are swapped, and is never a point', () =>
    always(deltas, (given) => {
      const one = gainInterval({ deltas: given })
      const other = gainInterval({ deltas: given.map((value) => -value) })
      near(other.centre, negative(one.centre))
      near(other.lo, negative(one.hi))
      near(other.p, one.p)
      if (given.length >= 2) expect(one.hi! - one.lo!).toBeGreaterThan(0)
    }))

  it('is the t interval wherever it says t', () =>
    always(deltas, (given) => {
      const { method, lo, hi } = gainInterval({ deltas: given })
      if (method !== 't') return
      near(lo, plainT(given).lo)
      near(hi, plainT(given).hi)
    }))

  it('with missing runs is that of t when none is missing, and else holds the bounds', () =>
    always(list(fc.tuple(delta, reward), 12), (given) => {
      const lower = given.map(([value]) => value)
      if (given.length < 2) return
      const none = trapsImbensManski({ lower, upper: lower })
      near(none.ciLo, plainT(lower).lo)
      const some = trapsImbensManski({ lower, upper: given.map(([value, width]) => value + width) })
      expect(some.ciLo).toBeLessThanOrEqual(some.lo! + 1e-12)
      expect(some.ciHi).toBeGreaterThanOrEqual(some.hi! - 1e-12)
    }))

  it('of lone tasks as families is that of t', () =>
    always(deltas, (given) => {
      const { lo, hi } = gainFamily({ deltas: given, families: given.map(() => null) })
      if (given.length < 2) return expect(lo).toBeNull()
      near(lo, plainT(given).lo)
      near(hi, plainT(given).hi)
    }))

  it('of an experiment and itself has no difference', () =>
    always(INPUTS['gain.difference_of_experiments'], ({ first }) => {
      const { difference, onlyFirst } = gainDifferenceOfExperiments({ first, second: first })
      expect(onlyFirst).toEqual([])
      near(difference, first.length === 0 ? null : 0)
    }))

  it('of pass@1 is that of the rates', () =>
    always(list(fc.tuple(passCount, passCount)), (cells) => {
      const usable = cells.filter(([a, b]) => a.n > 0 && b.n > 0)
      const pairs = usable.map(([a, b], i) => ({ task: `${i}`, with: [a], without: [b] }))
      const { curve } = passPaired({ pairs, kMax: 1 })
      const { estimate, lo } = gainInterval({
        deltas: usable.map(([a, b]) => a.c / a.n - b.c / b.n),
      })
      if (usable.length === 0) return expect(curve).toEqual([])
      near(curve[0]!.deltaAt, estimate)
      near(curve[0]!.loHat, lo)
    }))
})

describe('verdicts and labels', () => {
  it('a verdict mirrors when the interval does', () =>
    always(INPUTS['verdict.gain'], ({ lo, hi, lo90, hi90, margin }) => {
      fc.pre(lo === null || hi === null || lo <= hi)
      const mirrored = {
        lo: negative(hi),
        hi: negative(lo),
        lo90: negative(hi90),
        hi90: negative(lo90),
      }
      const swap = { helps: 'hurts', hurts: 'helps' } as const
      const { verdict, isSmall } = verdictGain({ lo, hi, lo90, hi90, margin })
      const expected = verdict === 'helps' || verdict === 'hurts' ? swap[verdict] : verdict
      expect(verdictGain({ ...mirrored, margin })).toEqual({ verdict: expected, isSmall })
    }))

  it('a label mirrors when the arms are swapped', () =>
    always(INPUTS['task.label'], (input) => {
      const swapped = taskLabel({
        ...input,
        delta: negative(input.delta),
        pLess: input.pGreater,
        pGreater: input.pLess,
        pHarm: input.pHarm === null ? null : 1 - input.pHarm,
        n1: input.n0,
        n0: input.n1,
      }).label
      const flip = (label: string) =>
        label.replace(/^(hurts|helps)/, (side) => (side === 'hurts' ? 'helps' : 'hurts'))
      expect(swapped).toBe(flip(taskLabel(input).label))
    }))

  it('tests that can all reach any level are corrected as Benjamini and Hochberg do', () =>
    always(INPUTS['fdr.bh'], ({ p }) => {
      expect(fdrDiscrete({ p, least: p.map(() => 0) }).q).toEqual(fdrBh({ p }).q)
    }))
})

describe('luck and measures', () => {
  it('luck with one configuration, if skills do nothing, is that of the single tables', () =>
    always(list(table.filter(hasBothArms)), (tables) => {
      const { nothing } = harmLuckTwoYardsticks({ tasks: tables.map((one) => ({ strata: [one] })) })
      if (tables.length === 0) return expect(nothing.sd).toBeNull()
      const { expectedNegative, sd, pAtLeastObserved } = harmExpectedNegatives({ tasks: tables })
      near(nothing.expectedNegative, expectedNegative)
      near(nothing.sd, sd)
      near(nothing.pAtLeastObserved, pAtLeastObserved)
    }))

  it('a ratio of use is inverted when the arms are swapped', () =>
    always(INPUTS['measure.log_ratio'], (input) => {
      const swapped = input.trials.map((trial): MeasuredTrial => ({
        ...trial,
        arm: trial.arm === 'with' ? 'without' : 'with',
      }))
      const one = measureLogRatio(input)
      const other = measureLogRatio({ ...input, trials: swapped })
      near(other.logMean, negative(one.logMean))
      expect([other.nUp, other.nDown]).toEqual([one.nDown, one.nUp])
    }))
})
