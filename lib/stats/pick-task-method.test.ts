import { describe, expect, it } from 'vitest'
import { chooseTaskTest, type ArmCell } from './pick-task-method'
import { harmSignFlip, harmStratifiedPermutation } from './harm-fractional'
import { harmStratifiedExact } from './harm-stratified-exact'

const binary = (nEq1: number, n: number): ArmCell => ({
  n,
  sum: nEq1,
  nEq1,
  nPartial: 0,
  rewards: null,
})
const single = (...rewards: number[]): ArmCell => ({
  n: rewards.length,
  sum: rewards.reduce((a, b) => a + b, 0),
  nEq1: rewards.filter((reward) => reward === 1).length,
  nPartial: rewards.filter((reward) => reward > 0 && reward < 1).length,
  rewards,
})
const sumOnly = (sum: number, n: number): ArmCell => ({
  n,
  sum,
  nEq1: 0,
  nPartial: null,
  rewards: null,
})

describe('the test that a task gets', () => {
  it('is the stratified exact test when every reward is 0 or 1', () => {
    const strata = [
      { with: binary(1, 5), without: binary(4, 5) },
      { with: binary(2, 5), without: binary(3, 5) },
    ]
    const exact = harmStratifiedExact({
      strata: [
        { x1: 1, n1: 5, x0: 4, n0: 5 },
        { x1: 2, n1: 5, x0: 3, n0: 5 },
      ],
    })
    const { test, p, pLess, pHarm } = chooseTaskTest({ strata })
    expect({ test, p, pLess, pHarm }).toEqual({
      test: 'stratified_exact',
      p: exact.midPTwo,
      pLess: exact.midPLess,
      pHarm: null,
    })
    expect(chooseTaskTest({ strata: strata.slice(0, 1) }).pHarm).toBeGreaterThan(0.9)
  })

  it('permutes single rewards when one is partial, and never counts it as a pass', () => {
    const strata = [
      { with: single(0.5, 1), without: single(0, 0.2) },
      { with: binary(1, 2), without: binary(0, 2) },
    ]
    const permuted = harmStratifiedPermutation({
      strata: [
        { with: [0.5, 1], without: [0, 0.2] },
        { with: [1, 0], without: [0, 0] },
      ],
    })
    const { test, p, chanceNegative } = chooseTaskTest({ strata })
    expect({ test, p, chanceNegative }).toEqual({
      test: 'stratified_permutation',
      p: permuted.pTwo,
      chanceNegative: permuted.chanceNegative,
    })
  })

  it('keeps permutations in the family, counted or drawn', () => {
    const counted = chooseTaskTest({ strata: [{ with: single(0.5, 1), without: single(0, 0.5) }] })
    expect(counted).toMatchObject({ draws: null, attainableP: 1 / 10_000 })
    const drawn = chooseTaskTest({ strata: [{ with: single(Math.SQRT1_2), without: single(0.1) }] })
    expect(drawn).toMatchObject({ draws: 9999, attainableP: 1 / 10_000 })
    const sure = { with: single(0, 0, 0, 0, 0.5), without: single(1, 1, 1, 1, 0.75) }
    expect(chooseTaskTest({ strata: Array(4).fill(sure) }).attainableP).toBeLessThan(1e-8)
  })

  it('flips signs where only sums are known', () => {
    const strata = [
      { with: sumOnly(2.5, 5), without: sumOnly(1, 5) },
      { with: sumOnly(2, 4), without: binary(1, 4) },
    ]
    const { test, p } = chooseTaskTest({ strata })
    expect({ test, p }).toEqual({
      test: 'sign_flip',
      p: harmSignFlip({ deltas: [0.3, 0.25] }).pTwo,
    })
  })

  it('says why there is none', () => {
    expect(chooseTaskTest({ strata: [] }).reason).toBe('no_configuration_with_both_arms')
    const unequal = [{ with: sumOnly(2.5, 5), without: sumOnly(1, 4) }]
    expect(chooseTaskTest({ strata: unequal })).toMatchObject({
      test: null,
      p: null,
      reason: 'unequal_trials_without_single_rewards',
    })
  })

  it('leaves out configurations that miss an arm', () => {
    const one = { with: binary(1, 5), without: binary(4, 5) }
    const missing = { with: sumOnly(0, 0), without: sumOnly(1.5, 5) }
    expect(chooseTaskTest({ strata: [missing, one] })).toEqual(chooseTaskTest({ strata: [one] }))
  })
})
