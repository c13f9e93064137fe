// What the reference cases leave open at the edges: nothing, one, ties, unequal lengths, limits.
// Here: size against effect, small against large, matrices and rounds.
import { describe, expect, it } from 'vitest'
import { assocBinned } from './assoc-binned'
import { assocFeRegression } from './assoc-fe-regression'
import { assocIsotonic } from '@/lib/stats/reference/assoc-isotonic'
import { assocKendall } from './assoc-kendall'
import { assocLoess } from './assoc-loess'
import { assocPartialSpearman } from './assoc-partial-spearman'
import { assocSpearman } from './assoc-spearman'
import { compareNoninferiority, isEquivalent } from './compare-noninferiority'
import { costPareto } from './cost-pareto'
import { costPerSolved } from './cost-per-solved'
import { costRatio } from './cost-ratio'
import { evoMannKendall } from '@/lib/stats/reference/evo-mann-kendall'
import { evoPage } from './evo-page'
import { evoSummary } from '@/lib/stats/reference/evo-summary'
import { interactionAnova } from './interaction-anova'
import { interactionGailSimon } from './interaction-gail-simon'
import { interactionMatrix } from './interaction-matrix'

describe('size and effect', () => {
  it('lists of unequal length are read to the shorter', () => {
    expect(assocSpearman({ x: [1, 2, 3, 4], y: [1, 2, 3] }).n).toBe(3)
    expect(assocKendall({ x: [1, 2], y: [] })).toMatchObject({ n: 0, tauB: null })
  })

  it('a perfectly falling order has ρ = −1, p = 0 and no interval', () => {
    const falling = { x: [1, 2, 3, 4], y: [4, 3, 2, 1] }
    expect(assocSpearman(falling)).toEqual({ rho: -1, p: 0, lo: null, hi: null, n: 4 })
    expect(assocKendall(falling).tauB).toBeCloseTo(-1, 12)
    const one = assocPartialSpearman(falling)
    expect(one).toMatchObject({ rho: -1, p: 0, t: -Infinity, df: 2 })
  })

  it('what the covariates explain wholly leaves no correlation', () => {
    const x = [1, 2, 3, 4, 5]
    const adjusted = assocPartialSpearman({ x, y: [2, 1, 4, 3, 5], covariates: [x] })
    expect(adjusted).toMatchObject({ rho: null, t: null, p: null })
    expect(assocPartialSpearman({ x: [1, 2], y: [1, 2] })).toMatchObject({ rho: null, df: 0 })
  })

  it('a slope that the design cannot tell apart is null', () => {
    const baseline = [0.1, 0.2, 0.3, 0.4]
    const same = assocFeRegression({ y: [1, 2, 2, 4], x: baseline, baseline, groups: [] })
    expect(same).toMatchObject({ bX: null, seHc3X: null, p: null, bBaseline: null, df: 2 })
    const none = assocFeRegression({ y: [], x: [], baseline: [], groups: [] })
    expect(none).toMatchObject({ n: 0, bX: null, p: null })
  })

  it('an exact line has slope, se 0 and no p', () => {
    const x = [0, 1, 2, 3, 4]
    const line = assocFeRegression({
      y: x.map((value) => 2 * value),
      x,
      baseline: [0.3, 0.1, 0.4, 0.1, 0.5],
      groups: [],
    })
    expect(line.bX).toBeCloseTo(2, 10)
    expect(line).toMatchObject({ seHc3X: 0, p: null })
  })

  it('a local fit without weight is null, with one place its mean', () => {
    const points = { x: [1, 1, 1, 2], y: [0, 1, 2, 5] }
    expect(assocLoess({ ...points, span: 0.5, at: [1] }).fit).toEqual([null])
    expect(assocLoess({ ...points, span: 1, at: [1] }).fit[0]).toBeCloseTo(1, 12)
    expect(assocLoess({ x: [], y: [], span: 1, at: [0] }).fit).toEqual([null])
  })

  it('bins take both ends; equal neighbours need no pooling', () => {
    const { bins } = assocBinned({
      x: [1, 3, 4],
      y: [1, 2, 3],
      bins: [
        [null, 1],
        [2, 3],
        [4, null],
      ],
    })
    expect(bins.map((bin) => bin.mean)).toEqual([1, 2, 3])
    expect(assocIsotonic({ y: [] }).fit).toEqual([])
    expect(assocIsotonic({ y: [0.2, 0.2, 0.1], w: [1, 1, 2] }).fit).toEqual([
      expect.closeTo(0.15),
      expect.closeTo(0.15),
      expect.closeTo(0.15),
    ])
  })
})

describe('small against large', () => {
  it('a loss of exactly the margin decides nothing', () => {
    const { verdict } = compareNoninferiority({ deltas: [-0.05, -0.05, -0.05] })
    expect(verdict).toBe('inconclusive')
    expect(compareNoninferiority({ deltas: [] })).toMatchObject({
      verdict: 'insufficient',
      df: null,
    })
  })

  it('matching needs both sides inside the margin', () => {
    expect(isEquivalent({ lower: -0.01, upper: 0.04 })).toBe(true)
    expect(isEquivalent({ lower: -0.01, upper: 0.06 })).toBe(false)
    expect(isEquivalent({ lower: null, upper: null })).toBe(false)
  })

  it('ties of float noise are duplicates on the front', () => {
    const points = [
      { id: 'b', cost: 0.3, score: 0.5 },
      { id: 'a', cost: 0.1 + 0.2, score: 0.5 },
      { id: 'c', cost: 0.4, score: 0.5 },
    ]
    expect(costPareto({ points }).front).toEqual(['a', 'b'])
  })

  it('nothing solved costs infinitely much each; no tasks cost nothing known', () => {
    expect(costPerSolved({ tasks: [], draws: 5 }).ratio).toBeNull()
    const tasks = [{ costA: 1, solvedA: 0, costB: 1, solvedB: 1 }]
    expect(costRatio({ tasks, draws: 5 })).toEqual({
      ratio: Infinity,
      lo: Infinity,
      hi: Infinity,
      nUndefined: 0,
    })
    expect(costRatio({ tasks: [], draws: 5 })).toMatchObject({ ratio: null, nUndefined: 5 })
  })
})

describe('matrices and rounds', () => {
  it('empty and single matrices stay sane', () => {
    expect(interactionMatrix({ values: [] }).grand).toBeNull()
    expect(interactionMatrix({ values: [[]] }).residuals).toEqual([])
    expect(interactionAnova({ d: [[0.1, 0.2]] })).toMatchObject({ f: null, p: null })
    expect(interactionGailSimon({ d: [], se: [] })).toMatchObject({ stat: 0, p: 1 })
  })

  it('no rounds, one round, flat rounds', () => {
    expect(evoSummary({ scores: [] })).toMatchObject({ absImprovement: null, bestSoFar: [] })
    expect(evoPage({ scores: [[0.1], [0.2]] }).z).toBeNull()
    expect(
      evoPage({
        scores: [
          [0.1, null],
          [0.2, 0.3],
          [0.1, 0.4],
        ],
      }).l,
    ).toBe(10)
    expect(evoMannKendall({ x: [0.3, 0.1 + 0.2, 0.3] })).toMatchObject({ s: 0, z: 0, p: 1 })
  })
})
