// What the reference cases leave open at the edges: nothing, one, ties, unequal lengths, limits.
import { describe, expect, it } from 'vitest'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import type { TrialStatus } from '@/lib/domain/trial-status'
import { domainJamesStein } from '@/lib/stats/reference/domain-james-stein'
import { domainMeta } from './domain-meta'
import { domainSummary } from './domain-summary'
import { errorsPolicy } from '@/lib/stats/reference/errors-policy'
import { fdrBh } from './fdr-bh'
import { gainBootstrap } from '@/lib/stats/reference/gain-bootstrap'
import { gainFromTrials } from '@/lib/stats/reference/gain-from-trials'
import { gainNormalizedBootstrap } from '@/lib/stats/reference/gain-normalized-bootstrap'
import { gainPaired, gainPairedCells } from './gain-paired'
import { harmFisher } from '@/lib/stats/reference/harm-fisher'
import { harmJeffreys } from './harm-jeffreys'
import { harmLabel } from './harm-label'
import { harmPermutation } from '@/lib/stats/reference/harm-permutation'
import { harmStratifiedExact } from './harm-stratified-exact'
import { meanTask } from './mean-task'
import { momentsOf } from './moments'
import { quantile } from './numeric-rules'
import { powerMde } from './power-mde'
import { powerNeeded } from './power-needed'
import { rateWilson } from './rate-wilson'
import { reliabilityVariance } from '@/lib/stats/reference/reliability-variance'
import { signTest } from './sign-exact'
import { trapsCommonSet } from '@/lib/stats/reference/traps-common-set'
import { trapsKitagawa } from './traps-kitagawa'
import { trapsMissingBounds } from './traps-missing-bounds'
import { usageMantelHaenszel } from '@/lib/stats/reference/usage-mantel-haenszel'

describe('rates and gains', () => {
  it('rewards like 0.1 + 0.2 and 0.3 tie', () => {
    const pairs = ['a', 'b'].map((task) => ({ task, with: [0.1 + 0.2], without: [0.3] }))
    expect(gainPaired({ pairs })).toMatchObject({ nTie: 2, nUp: 0, sd: 0, t: null, p: null })
  })

  it('moments of cells give what their rewards give', () => {
    const pairs = [
      { task: 'a', with: [1, 0, 1], without: [0, 0] },
      { task: 'b', with: [0.5], without: [] },
      { task: 'c', with: [1], without: [0, 1] },
    ]
    const cells = pairs.map((pair) => ({
      task: pair.task,
      with: momentsOf(pair.with),
      without: momentsOf(pair.without),
    }))
    expect(gainPairedCells({ pairs: cells })).toEqual(gainPaired({ pairs }))
  })

  it('a full confidence interval is unbounded, but of no spread a point', () => {
    expect(meanTask({ tasks: [[1], [0]], conf: 1 })).toMatchObject({ lo: -Infinity, hi: Infinity })
    expect(meanTask({ tasks: [[1], [1]], conf: 1 })).toMatchObject({ lo: 1, hi: 1 })
    expect(rateWilson({ x: 1, n: 2, conf: 1 })).toEqual({ p: 0.5, lo: 0, hi: 1 })
  })

  it('impossible counts have no rate', () => {
    expect(rateWilson({ x: 3, n: 2 })).toEqual({ p: null, lo: null, hi: null })
  })

  it('a finished trial without a reward fails; a time-out keeps its reward', () => {
    const trial = (status: TrialStatus, reward: number | null) => [
      { task: 'a', condition: 'none', status, reward },
    ]
    const under = (trials: ReturnType<typeof trial>, policy: ErrorPolicy) => {
      const { mean, nCountedAsFail, nExcluded } = errorsPolicy({ trials, policy })
      return [mean, nCountedAsFail, nExcluded]
    }
    expect(under(trial('ok', null), 'headline')).toEqual([0, 1, 0])
    expect(under(trial('ok', null), 'completed_only')).toEqual([null, 0, 1])
    expect(under(trial('agent_timeout', 0.4), 'fail')).toEqual([0.4, 0, 0])
    expect(under(trial('agent_timeout', null), 'headline')).toEqual([0, 1, 0])
    expect(under(trial('agent_timeout', 0.4), 'completed_only')).toEqual([null, 0, 1])
    expect(under(trial('agent_error', 1), 'headline')).toEqual([0, 1, 0])
    expect(under(trial('infra_error', 1), 'headline')).toEqual([null, 0, 1])
    expect(under(trial('infra_error', 1), 'fail')).toEqual([0, 1, 0])
  })

  it('no trials are no data, not a zero', () => {
    expect(errorsPolicy({ trials: [], policy: 'fail' })).toMatchObject({ mean: null, nTasks: 0 })
    const gain = gainFromTrials({ trials: [], with: 'a', without: 'b', policy: 'fail' })
    expect(gain).toMatchObject({ delta: null, nTasks: 0, dropped: [] })
  })

  it('a bootstrap of nothing is unknown; type 7 quantiles reach Infinity only with weight', () => {
    expect(gainBootstrap({ deltas: [] })).toMatchObject({ theta: null, pctLo: null, first5: [] })
    expect(gainNormalizedBootstrap({ pairs: [], draws: 10 })).toEqual({
      g: null,
      lo: null,
      hi: null,
      nUndefined: 10,
    })
    expect(quantile([1, 2, Infinity], 0.5)).toBe(2)
    expect(quantile([1, 2, Infinity], 0.51)).toBe(Infinity)
    expect(quantile([], 0.5)).toBeNull()
  })
})

describe('domains', () => {
  it('domains without tasks are left out; no spread within leaves nothing to shrink', () => {
    const summary = domainSummary({
      domains: [
        { name: 'a', deltas: [0.2, 0.2] },
        { name: 'b', deltas: [] },
        { name: 'c', deltas: [0.1, 0.1] },
      ],
    })
    expect(summary.rows.map((row) => row.name)).toEqual(['a', 'c'])
    expect(summary.rows[0]).toMatchObject({ sePooled: 0, lo: 0.2, hi: 0.2 })
    expect(summary).toMatchObject({ s2Within: 0, q: null, shrunk: null })
  })

  it('no domains give nulls, and so do variances of 0', () => {
    expect(domainMeta({ y: [], v: [] })).toMatchObject({ mu: null, weight: [] })
    expect(domainMeta({ y: [0.1, 0.2], v: [0.01, 0] })).toMatchObject({ mu: null, p: null })
    expect(domainSummary({ domains: [] })).toMatchObject({ macroOverTasks: null, rows: [] })
    expect(domainJamesStein({ y: [], v: 1 })).toEqual({ b: null, shrunk: [] })
  })

  it('one domain differs from nothing, also where its own mean rounds', () => {
    // w·y / w is not y here.
    const meta = domainMeta({ y: [0.09582971457617043], v: [0.01] })
    expect(meta).toMatchObject({ q: 0, df: 0, p: null, i2: 0, tau2: 0 })
  })
})

describe('harms', () => {
  it('fractional counts are not made into a table', () => {
    const fractional = { x1: 1.5, n1: 3, x0: 2, n0: 3 }
    expect(harmFisher(fractional).pTwo).toBeNull()
    expect(harmStratifiedExact({ strata: [fractional] }).midPTwo).toBeNull()
    expect(harmJeffreys(fractional).pHarm).toBeNull()
  })

  it('all pass or all fail says nothing: p = 1, mid-p = ½', () => {
    expect(harmFisher({ x1: 5, n1: 5, x0: 5, n0: 5 })).toMatchObject({ pTwo: 1, midPTwo: 0.5 })
    expect(harmStratifiedExact({ strata: [] }).pTwo).toBeNull()
  })

  it('labels hold at their thresholds', () => {
    const row = { delta: -0.2, p: 0.2, q: 0.5, pHarm: 0.5, n1: 5, n0: 5 }
    expect(harmLabel({ ...row, q: 0.05 + 1e-12 }).label).toBe('strong')
    expect(harmLabel({ ...row, p: 0.05 }).label).toBe('suggestive')
    expect(harmLabel({ ...row, pHarm: 0.95 - 1e-12 }).label).toBe('suggestive')
    expect(harmLabel({ ...row, pHarm: null }).label).toBe('within_noise')
    expect(harmLabel({ ...row, delta: -1e-13 }).label).toBe('not_worse')
    expect(harmLabel({ ...row, delta: null }).label).toBe('no_data')
    expect(harmLabel({ ...row, n1: 0 }).label).toBe('no_data')
  })

  it('an empty arm cannot be permuted; an empty family has no q', () => {
    expect(harmPermutation({ with: [], without: [1] })).toMatchObject({ diff: null, pTwo: null })
    expect(fdrBh({ p: [] })).toEqual({ q: [] })
  })

  it('a thousand models agreeing do not underflow', () => {
    const { pTwo } = signTest({ deltas: Array(1000).fill(-0.1) })
    expect(pTwo! / 2 ** -999).toBeCloseTo(1, 9)
    expect(signTest({ deltas: Array(3000).fill(-0.1) }).pTwo).toBe(0)
  })
})

describe('planning, use and traps', () => {
  it('unknown variances plan nothing', () => {
    const plan = { nTasks: 10, omega2: null, sigma2With: 0.1, sigma2Without: 0.1 }
    expect(powerMde({ ...plan, kWith: 5, kWithout: 5 })).toEqual({ se: null, mde: null })
    expect(powerNeeded({ ...plan, k: 5, target: 0.1 }).tasksNeeded).toBeNull()
    expect(powerNeeded({ ...plan, omega2: 0, k: 5, target: 0 }).kNeeded).toBeNull()
  })

  it('reliability needs two tasks and a task run twice', () => {
    expect(reliabilityVariance({ tasks: [[1], [0]] }).icc1).toBeNull()
    expect(
      reliabilityVariance({
        tasks: [
          [1, 1],
          [0, 0],
        ],
      }),
    ).toMatchObject({ icc1: 1, iccK: 1 })
  })

  it('strata without contrast say nothing', () => {
    expect(usageMantelHaenszel({ strata: [] })).toMatchObject({ nStrata: 0, rdMh: null })
    const zero = usageMantelHaenszel({ strata: [[0, 2, 2, 0]] })
    expect(zero).toMatchObject({ orMh: 0, logSe: null, rdMh: -1 })
  })

  it('a task named like a property of objects is a task', () => {
    const arms = JSON.parse('{"__proto__": [1], "constructor": [0]}') as Record<string, number[]>
    const sets = trapsCommonSet({ with: arms, without: { constructor: [0] }, planned: 2 })
    expect(sets).toMatchObject({ common: ['constructor'], onlyWith: ['__proto__'] })
    expect(trapsCommonSet({ with: {}, without: {}, planned: 0 })).toMatchObject({
      coverage: null,
      deltaCommon: null,
      flags: [],
    })
  })

  it('a group absent in one arm is mix only', () => {
    const split = trapsKitagawa({
      groups: [
        { name: 'x', n1: 5, r1: 0.6, n0: 5, r0: 0.6 },
        { name: 'y', n1: 0, r1: null, n0: 5, r0: 0.2 },
      ],
    })
    expect(split.rateEffect).toBeCloseTo(0, 12)
    expect(split.mixEffect).toBeCloseTo(split.total!, 12)
    expect(trapsKitagawa({ groups: [] }).total).toBeNull()
  })

  it('tasks planned in one arm only do not enter the bounds', () => {
    const none = { sum: 0, n: 0, planned: 0 }
    const some = { sum: 1, n: 1, planned: 2 }
    expect(trapsMissingBounds({ tasks: [{ with: none, without: some }] }).lo).toBeNull()
    expect(trapsMissingBounds({ tasks: [{ with: some, without: some }] })).toMatchObject({
      observed: 0,
      lo: -0.5,
      hi: 0.5,
      signIdentified: false,
    })
  })
})
