// Examples from the sources of the amended rules, their edges, and the figures that
// docs/statistics.md states.
import { describe, expect, it } from 'vitest'
import { comparePairs } from './compare-pairs'
import { domainHeterogeneityF } from './domain-heterogeneity-f'
import { domainShrinkIntegrated } from './domain-shrink-integrated'
import { fdrDiscrete } from './fdr-discrete'
import { gainAnytime } from './gain-anytime'
import { gainFamily } from './gain-family'
import { gainInterval } from './gain-interval'
import { harmBlockPermutation } from '@/lib/stats/reference/harm-block-permutation'
import { harmCellVariance } from './harm-cell-variance'
import { harmFalseSign } from './harm-false-sign'
import { harmLuckTwoYardsticks } from './harm-luck-two-yardsticks'
import { measureLogRatio } from './measure-log-ratio'
import { measureRatioOfTotals } from './measure-ratio-of-totals'
import { passPaired } from './pass-paired'
import { detectionFactor, powerMdeT } from './power-mde-t'
import { powerNeededT } from './power-needed-t'
import { rerunIntervals } from './rerun-intervals'
import { taskAttainableP } from './task-attainable-p'
import { taskLeastP } from './task-least-p'
import { trapsImbensManski } from './traps-imbens-manski'
import { usageActivation } from './usage-activation'
import { verdictOfEstimate } from './verdict-gain'
import { verdictStrip } from './verdict-strip'

const nineteenSure = Array<number>(19).fill(0.5)

describe('gains', () => {
  it('three tasks that all gain everything prove little, and four ties no equality', () => {
    const { lo, hi, method } = gainInterval({ deltas: [1, 1, 1] })
    expect([method, lo!.toFixed(3), hi!.toFixed(3)]).toEqual(['adjusted', '-0.101', '1.301'])
    expect(gainInterval({ deltas: [0, 0, 0, 0] }).hi).toBeCloseTo(0.462, 3)
    expect(gainInterval({ deltas: [0.4, 0.4] }).lo).toBeCloseTo(-0.52, 3)
  })

  it('equal means equal within 1e-9', () => {
    const deltas = [0.1 + 0.2, 0.3, 0.3 + 5e-10, 0.9, 0.8]
    expect(gainInterval({ deltas })).toMatchObject({ nOffMode: 2, method: 'adjusted' })
  })

  it('a gain between 0 and 10 pp is no "no effect"', () => {
    expect(verdictOfEstimate({ estimate: 0.0465, se: 0.025, df: 80 })).toEqual({
      verdict: 'cannot_tell',
      ...{ isSmall: false, hidesRare: false },
    })
    expect(verdictOfEstimate({ estimate: 0.02, se: 0.005, df: Infinity })).toEqual({
      verdict: 'helps',
      ...{ isSmall: true, hidesRare: false },
    })
    expect(verdictOfEstimate({ estimate: 0.1, se: null, df: null }).verdict).toBeNull()
  })

  it('bounds without spread are their own limits', () => {
    const bounds = trapsImbensManski({ lower: [0.2, 0.2], upper: [0.4, 0.4] })
    expect(bounds).toMatchObject({ c: null, ciLo: 0.2, ciHi: 0.4, signHolds: true })
    expect(trapsImbensManski({ lower: [0.2], upper: [0.4] }).signHolds).toBeNull()
  })

  it('four families of three tell less than twelve tasks', () => {
    const deltas = [0.2, 0.3, 0.1, 0, 0.4, 0.5, -0.1, 0, 0.1, 0.2, 0.3, 0.2]
    const families = [...'aaabbbcccddd']
    const { se, lo, hi, few } = gainFamily({ deltas, families })
    expect(se).toBeCloseTo(0.06455, 5)
    expect([lo!.toFixed(3), hi!.toFixed(3), few]).toEqual(['-0.022', '0.389', true])
  })

  it('looking often costs: eighty tasks, ±6.8 pp', () => {
    const deltas = Array.from({ length: 80 }, (_, i) => (i < 40 ? 0.3 : -0.1))
    const { rho2, half, usable } = gainAnytime({ deltas })
    expect([rho2!.toFixed(6), half!.toFixed(4), usable]).toEqual(['0.109773', '0.0683', true])
    expect(gainAnytime({ deltas: [0.1, 0.1] })).toMatchObject({ half: null, usable: false })
  })

  it('a repeat of the same runs is √2 wider than what they say', () => {
    const { trueHi, repeatHi } = rerunIntervals({ estimate: 0, rerunSe: 0.1 })
    expect(repeatHi! / trueHi!).toBeCloseTo(Math.SQRT2, 12)
    expect(rerunIntervals({ estimate: 0, rerunSe: 0 }).repeatSe).toBeNull()
  })
})

describe('tasks', () => {
  it('least p of 1 to 6 trials, and what the margins leave of it', () => {
    const least = [1, 2, 3, 5, 6].map(
      (n) => taskLeastP({ strata: [{ n1: n, n0: n }] }).leastMidPTwo,
    )
    expect(least.map((p) => p!.toFixed(4))).toEqual([
      '0.5000',
      '0.1667',
      '0.0500',
      '0.0040',
      '0.0011',
    ])
    const passed = { x1: 5, n1: 5, x0: 5, n0: 5 }
    expect(taskAttainableP({ strata: [passed] }).attainableMidPTwo).toBeCloseTo(0.5, 12)
  })

  it('one harm among nineteen tasks that cannot vary is found', () => {
    const p = [1 / 252, ...nineteenSure]
    const { q, k, nTestable } = fdrDiscrete({ p, least: p })
    expect([k, nTestable, q[1]]).toEqual([1, 1, 1])
    expect(q[0]).toBeCloseTo(1 / 252, 12)
  })

  it('nothing that can reach the level: plain correction', () => {
    const none = fdrDiscrete({ p: [0.2, null, 0.3], least: [0.2, null, 0.2] })
    expect(none).toMatchObject({ screened: false, nTestable: 0, q: [0.3, null, 0.3] })
    expect(fdrDiscrete({ p: [], least: [] })).toMatchObject({ q: [], k: null })
  })

  it('six configurations that share luck are three trials, not eighteen', () => {
    const one = Array<number>(6).fill(1)
    const zero = Array<number>(6).fill(0)
    const test = harmBlockPermutation({ with: [zero, zero, one], without: [one, one, one] })
    expect(test).toMatchObject({ exact: true, nPerm: 20, pTwo: 0.4, midPTwo: 0.2 })
    expect(harmBlockPermutation({ with: [[null]], without: [[1]] })).toMatchObject({
      diff: null,
      nDropped: 1,
    })
  })

  it('random splits of blocks come near to all splits', () => {
    const rewards = (count: number, top: number) =>
      Array.from({ length: count }, (_, i) => [i / top])
    const blocks = { with: rewards(8, 9), without: rewards(8, 8) }
    const exact = harmBlockPermutation(blocks)
    const more = { with: [...blocks.with, [0.4]], without: [...blocks.without, [0.5]] }
    expect([exact.exact, exact.nPerm]).toEqual([true, 12_870])
    const drawn = harmBlockPermutation({ ...more, draws: 2000 })
    expect([drawn.exact, drawn.nPerm]).toEqual([false, 2000])
    expect(drawn.leastMidPTwo! * 48_620).toBeCloseTo(1, 9)
    expect(drawn.pTwo).toBeCloseTo(exact.pTwo!, 0)
  })

  it('luck that can change nothing has no common factor; all at the top has an infinite one', () => {
    const always = { strata: [{ x1: 3, n1: 3, x0: 3, n0: 3 }] }
    const saved = { strata: [{ x1: 3, n1: 3, x0: 0, n0: 3 }] }
    expect(harmLuckTwoYardsticks({ tasks: [always] })).toMatchObject({ logOr: null })
    const top = harmLuckTwoYardsticks({ tasks: [always, saved] })
    expect(top).toMatchObject({ logOr: Infinity, common: { expectedNegative: 0, lo: 0, hi: 0 } })
  })

  it('a cell that always passes is not certain; no stratum, no variance', () => {
    const { d, v } = harmCellVariance({ strata: [{ x1: 5, n1: 5, x0: 5, n0: 5 }] })
    expect(d).toBe(0)
    expect(v).toBeCloseTo((2 * (5.5 / 6) * (0.5 / 6)) / 5, 12)
    expect(harmCellVariance({ strata: [] })).toEqual({ d: null, v: null })
  })

  it('three large losses among noise are three tasks hurt; noise alone is none', () => {
    const noise = Array.from({ length: 30 }, (_, i) => 0.1 * Math.sin(i))
    const v = (tasks: readonly number[]) => tasks.map(() => 0.02)
    const harmed = [-0.9, -0.8, -0.9, ...noise]
    expect(harmFalseSign({ d: harmed, v: v(harmed) }).nHurt).toBe(3)
    expect(harmFalseSign({ d: noise, v: v(noise) }).expectedHurt).toBeLessThan(0.1)
    expect(harmFalseSign({ d: [0.1], v: [0] })).toMatchObject({ pi0: null, pHurt: [null] })
  })
})

describe('domains', () => {
  it('domains with one mean are at least as alike as chance makes them', () => {
    const same = ['a', 'b', 'c'].map((name) => ({ name, deltas: [-0.4, 0.1, 0.6] }))
    expect(domainHeterogeneityF({ domains: same })).toMatchObject({ f: 0, p: 1, tauHi: 0 })
    const lone = [{ name: 'a', deltas: [0.1] }]
    expect(domainHeterogeneityF({ domains: lone })).toMatchObject({ s2Within: null, p: null })
  })

  it('nothing to shrink is null; one domain stays where it is', () => {
    expect(domainShrinkIntegrated({ y: [], v: [] }).mu).toBeNull()
    expect(domainShrinkIntegrated({ y: [0.1, 0.2], v: [0.01, 0] }).shrunk).toEqual([null, null])
    expect(domainShrinkIntegrated({ y: [0.2], v: [0.01] }).shrunk[0]).toBeCloseTo(0.2, 12)
  })
})

describe('planning', () => {
  it('factors of a t test at 80 %', () => {
    const factors = [2, 3, 5, 8, 84].map((tasks) => detectionFactor(tasks)!.toFixed(2))
    expect(factors).toEqual(['16.33', '5.65', '3.76', '3.27', '2.83'])
    expect(detectionFactor(100_000)).toBeCloseTo(2.8016, 3)
    expect(powerMdeT({ nTasks: 1, sd: 0.2 })).toEqual({ factor: null, mde: null })
  })

  it('tasks needed are a range, which two tasks cannot narrow', () => {
    const many = powerNeededT({ nTasks: 84, sd: 0.228, target: 0.05 })
    expect(Object.values(many).slice(2)).toEqual([166, 125, 229])
    const two = powerNeededT({ nTasks: 2, sd: 0.2, target: 0.1 })
    expect(Object.values(two).slice(2)).toEqual([34, 9, 31_971])
    expect(powerNeededT({ nTasks: 3, sd: 0.2, target: 0 }).tasksNeeded).toBeNull()
  })
})

describe('pairs, curves, measures, use and ways of counting', () => {
  it('each claim on a pair has its own test', () => {
    const pairs = [
      { id: 'sure', deltas: [0.3, 0.32, 0.28, 0.31, 0.27, 0.33] },
      { id: 'alike', deltas: [0.01, -0.01, 0.02, -0.02, 0.005, -0.005] },
      { id: 'one task', deltas: [0.4] },
    ]
    const verdicts = comparePairs({ pairs }).pairs.map(({ verdict }) => verdict)
    expect(verdicts).toEqual(['better', 'not_worse', 'insufficient'])
  })

  it('a curve ends where the smallest cell does', () => {
    const cell = (n: number, c: number) => [{ n, c }]
    const pairs = [
      { task: 'a', with: cell(5, 3), without: cell(3, 1) },
      { task: 'b', with: cell(4, 4), without: [] },
    ]
    const { nTasks, kTop, curve } = passPaired({ pairs, kMax: 9 })
    expect([nTasks, kTop, curve.length]).toEqual([1, 3, 3])
    expect(curve[2]!.withAt).toBe(1)
    expect(passPaired({ pairs: [], kMax: 3 })).toEqual({ nTasks: 0, kTop: 0, curve: [] })
  })

  it('a typical task and the whole bill are two questions', () => {
    const trial = (task: string, arm: 'with' | 'without', value: number | null) => ({
      ...{ task, configuration: 'x', arm, value, passed: true, timedOut: false },
    })
    const use = [
      ...[trial('a', 'with', 20), trial('a', 'without', 10)],
      ...[trial('b', 'with', 2000), trial('b', 'without', 4000)],
    ]
    expect(measureLogRatio({ trials: use }).change).toBeCloseTo(0, 12)
    const tasks = [
      { with: 20, without: 10 },
      { with: 2000, without: 4000 },
    ]
    expect(measureRatioOfTotals({ tasks }).ratio).toBeCloseTo(2020 / 4010, 12)
    const unknown = measureLogRatio({ trials: [trial('a', 'with', 0), trial('a', 'without', 1)] })
    expect(unknown).toMatchObject({ change: null, nPairsExcluded: 1, nValuesExcludedWith: 1 })
    expect(measureRatioOfTotals({ tasks: [{ with: 0, without: 1 }] }).ratio).toBeNull()
  })

  it('a task that needs no skill is not one that missed it', () => {
    const task = (shouldTrigger: boolean | null, read: boolean) => ({
      ...{ task: 'a', shouldTrigger, with: [{ read, reward: 1 }], without: [0] },
    })
    const use = usageActivation({
      tasks: [task(null, true), task(false, false), task(false, true)],
    })
    expect(use).toMatchObject({ nKnown: 1, nRead: 1, falseN: 2, falseRead: 1, clusterLo: null })
    expect(usageActivation({ tasks: [] })).toMatchObject({ share: null, itt: null, nKnown: 0 })
  })

  it('no way of counting, no verdict', () => {
    expect(verdictStrip({ cells: [] })).toMatchObject({ n: 0, minEstimate: null, sameAsFirst: 0 })
  })
})
