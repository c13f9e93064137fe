import { describe, expect, it } from 'vitest'
import { gainPaired } from './gain-paired'
import { planMoreData, sayMoreData, type MoreDataInput } from './plan-more-data'
import { powerComponents } from '@/lib/stats/reference/power-components'
import { powerMde } from './power-mde'
import { powerNeeded } from './power-needed'
import { makeRandom } from './random'

const OPEN = { isOpen: true }

/** 40 tasks of five trials: `gains` repeats over the tasks as the true gain. */
function experiment(gains: readonly number[]) {
  const random = makeRandom(11)
  const trials = (rate: number) =>
    Array.from({ length: 5 }, () => (random.u32() / 2 ** 32 < rate ? 1 : 0))
  return Array.from({ length: 40 }, (_, i) => ({
    task: `${i}`,
    with: trials(0.4 + gains[i % gains.length]!),
    without: trials(0.4),
  }))
}

const planOf = (pairs: ReturnType<typeof experiment>, target?: number) =>
  planMoreData({ ...gainPaired({ pairs }), hasSpread: true, trials: 5, target })

/** Of a t interval over these tasks. */
const planT = (input: Omit<MoreDataInput, 'df' | 'hasSpread'>) =>
  planMoreData({ df: input.nTasks - 1, hasSpread: input.se !== 0, ...input })

describe('planning more data', () => {
  it('agrees with the components of variance', () => {
    const pairs = experiment([0.4, -0.3, 0.1])
    const parts = powerComponents({ pairs })
    for (const target of [0.05, 0.12]) {
      const needed = powerNeeded({ ...parts, nTasks: 40, k: 5, target })
      const plan = planOf(pairs, target)
      const { mde } = powerMde({ ...parts, nTasks: 40, kWith: 5, kWithout: 5 })
      // With 40 tasks the t test needs little more than the normal one.
      expect(plan.mde! / mde!).toBeGreaterThan(1)
      expect(plan.mde! / mde!).toBeLessThan(1.03)
      expect([plan.trialsNeeded, plan.moreTrialsCanReach]).toEqual([
        needed.kNeeded,
        needed.moreTrialsCanReach,
      ])
      expect(plan.tasksNeeded! - needed.tasksNeeded!).toBeGreaterThanOrEqual(0)
      expect(plan.tasksNeeded! - needed.tasksNeeded!).toBeLessThan(4)
    }
  })

  it('asks for trials when trials are the noise', () => {
    const plan = planOf(experiment([0.1]))
    expect(plan.moreTrialsCanReach).toBe(true)
    expect(sayMoreData(plan, OPEN)).toMatch(
      /^With this set-up an effect below \d+\.\d pp would usually be missed \(80 % power\)\. To see 5\.0 pp: needs \d+ trials per task and arm, or about \d+ tasks \(\d+ to \d+\)\.$/,
    )
  })

  it('asks for tasks when tasks differ for real', () => {
    const plan = planOf(experiment([0.6, -0.4]))
    expect(plan.trialsNeeded).toBeNull()
    expect(sayMoreData(plan, OPEN)).toMatch(
      /To see 5\.0 pp: more trials cannot help; needs about \d+ tasks \([\d,]+ to [\d,]+\)\.$/,
    )
  })

  it('does not ask for more than what is there', () => {
    const plan = planT({ nTasks: 84, se: 0.01, rerunSe: 0.008, trials: 5 })
    expect(plan.canSeeTarget).toBe(true)
    expect(sayMoreData(plan, OPEN)).toBe(
      'With this set-up an effect below 2.8 pp would usually be missed (80 % power).',
    )
    expect(sayMoreData(plan, { ...OPEN, uncertainty: 'rerun' })).toBe(
      'For other tasks, not for a re-run: with this set-up an effect below 2.8 pp would usually be missed (80 % power).',
    )
  })

  it('promises no effect that is larger than any can be', () => {
    const plan = planT({ nTasks: 2, se: 0.667, rerunSe: 0.5, trials: 1 })
    expect(plan.mde!).toBeGreaterThan(1)
    expect(sayMoreData(plan, OPEN)).toMatch(
      /^With this set-up no effect, however large, would reliably be seen \(80 % power, rough: few tasks\)\. To see 5\.0 pp: /,
    )
    const sure = planT({ nTasks: 3, se: 0.3, rerunSe: 0.2, trials: 1 })
    expect(sayMoreData(sure, OPEN)).toContain('no effect, however large, would reliably be seen')
  })

  it('asks for nothing where the verdict is not open', () => {
    const plan = planOf(experiment([0.6, -0.4]))
    expect(sayMoreData(plan, { isOpen: false })).toMatch(/usually be missed \(80 % power\)\.$/)
  })

  it('says of a number that two tasks guess that it is a guess', () => {
    const plan = planT({ nTasks: 2, se: 0.1, rerunSe: null, trials: 1 })
    expect(sayMoreData(plan, OPEN)).toMatch(/but from 2 tasks that is a guess \(\d+ to /)
    const wild = planT({ nTasks: 84, se: 2, rerunSe: 0.1, trials: 5 })
    expect(sayMoreData(wild, OPEN)).toContain('needs more than 100,000 tasks')
  })

  it('says what it cannot know', () => {
    const one = planT({ nTasks: 1, se: null, rerunSe: 0.2, trials: 5 })
    expect(one.mde).toBeNull()
    expect(sayMoreData(one, OPEN)).toContain('fewer than two common tasks')
    const single = planT({ nTasks: 12, se: 0.1, rerunSe: null, trials: 1 })
    expect(single).toMatchObject({ trialsNeeded: null, moreTrialsCanReach: null, isRough: true })
    expect(sayMoreData(single, OPEN)).toContain('unknown until some task has two')
    const same = planT({ nTasks: 5, se: 0, rerunSe: 0, trials: 5 })
    expect(same).toMatchObject({ mde: null, tasksNeeded: null, hasSpread: false })
    expect(sayMoreData(same, OPEN)).toContain('the same on every task')
    expect(sayMoreData(same, OPEN)).toContain(
      'None of 5 tasks differs; of all such tasks up to 60.0 %',
    )
  })

  it('plans from the interval shown: its standard error and its degrees of freedom', () => {
    // An adjusted interval is normal: half-width 28.95 pp, so 1.43 of that at 80 % power.
    const adjusted = planMoreData({
      ...{
        nTasks: 8,
        se: 0.2895 / 1.95996,
        df: Infinity,
        rerunSe: null,
        hasSpread: true,
        trials: 1,
      },
    })
    expect(adjusted.mde! / 0.2895).toBeCloseTo(1.4294, 3)
    // Three families: the t of two degrees of freedom.
    const families = planMoreData({
      ...{ nTasks: 15, nFamilies: 3, se: 0.0667, df: 2, rerunSe: 0.02, hasSpread: true, trials: 2 },
    })
    expect(families.mde).toBeCloseTo(5.65 * 0.0667, 2)
    expect(families.tasksNeeded! % 5).toBe(0)
    expect(sayMoreData(families, OPEN)).toMatch(
      /80 % power, rough: only 3 families\)\. To see 5\.0 pp: more trials cannot help; needs \d+ tasks in families as large as these, but from 3 families that is a guess/,
    )
  })

  it('of one family says that only others could show how families differ', () => {
    const one = planMoreData({
      ...{
        nTasks: 15,
        nFamilies: 1,
        se: null,
        df: null,
        rerunSe: 0.02,
        hasSpread: true,
        trials: 2,
      },
    })
    expect(sayMoreData(one, OPEN)).toBe(
      'What this set-up can see cannot be told: all tasks are of one family, and how families differ only others can show.',
    )
  })

  it('says of "not worse" what the first must gain, or that alike arms would do', () => {
    const margin = { target: 0.05, question: 'not_worse' as const, trials: 5 }
    const wide = planT({ nTasks: 84, se: 0.03, rerunSe: 0.02, ...margin })
    // One-sided 5 %: 2.50 standard errors above a loss of the margin.
    expect(wide.mde! / 0.03).toBeCloseTo(2.505, 2)
    expect(sayMoreData(wide, OPEN)).toMatch(
      /^With this set-up “not worse by more than 5\.0 pp” would usually be shown only where the first is better by 2\.5 pp or more \(80 % power\)\. To show it of arms that are alike: more trials cannot help; needs about 189 tasks /,
    )
    const narrow = planT({ nTasks: 84, se: 0.01, rerunSe: 0.008, ...margin })
    expect(sayMoreData(narrow, OPEN)).toBe(
      'With this set-up “not worse by more than 5.0 pp” would usually be shown of arms that are alike (80 % power).',
    )
  })
})
