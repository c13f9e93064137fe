import { describe, expect, it } from 'vitest'
import { gainPaired } from './gain-paired'
import { planMoreData, sayMoreData } from './plan-more-data'
import { powerComponents } from '@/lib/stats/reference/power-components'
import { powerMde } from './power-mde'
import { powerNeeded } from './power-needed'
import { makeRandom } from './random'

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
  planMoreData({ ...gainPaired({ pairs }), trials: 5, target })

describe('planning more data', () => {
  it('agrees with the components of variance', () => {
    const pairs = experiment([0.4, -0.3, 0.1])
    const parts = powerComponents({ pairs })
    for (const target of [0.05, 0.12]) {
      const needed = powerNeeded({ ...parts, nTasks: 40, k: 5, target })
      const plan = planOf(pairs, target)
      expect(plan.mde).toBeCloseTo(
        powerMde({ ...parts, nTasks: 40, kWith: 5, kWithout: 5 }).mde!,
        9,
      )
      expect([plan.trialsNeeded, plan.moreTrialsCanReach, plan.tasksNeeded]).toEqual([
        needed.kNeeded,
        needed.moreTrialsCanReach,
        needed.tasksNeeded,
      ])
    }
  })

  it('asks for trials when trials are the noise', () => {
    const plan = planOf(experiment([0.1]))
    expect(plan.moreTrialsCanReach).toBe(true)
    expect(sayMoreData(plan)).toMatch(
      /^With this set-up an effect below \d+\.\d pp would usually be missed \(80 % power\)\. To see 5\.0 pp: needs \d+ trials per task and arm, or \d+ tasks\.$/,
    )
  })

  it('asks for tasks when tasks differ for real', () => {
    const plan = planOf(experiment([0.6, -0.4]))
    expect(plan.trialsNeeded).toBeNull()
    expect(sayMoreData(plan)).toMatch(/To see 5\.0 pp: more trials cannot help; needs \d+ tasks\.$/)
  })

  it('does not ask for more than what is there', () => {
    const plan = planMoreData({ nTasks: 84, se: 0.01, rerunSe: 0.008, trials: 5 })
    expect(plan.canSeeTarget).toBe(true)
    expect(sayMoreData(plan)).toBe(
      'With this set-up an effect below 2.8 pp would usually be missed (80 % power).',
    )
    expect(sayMoreData(plan, 'rerun')).toBe(
      'For other tasks, not for a re-run: with this set-up an effect below 2.8 pp would usually be missed (80 % power).',
    )
  })

  it('promises no effect that is larger than any can be', () => {
    const plan = planMoreData({ nTasks: 2, se: 0.667, rerunSe: 0.5, trials: 1 })
    expect(plan.mde!).toBeGreaterThan(1)
    expect(sayMoreData(plan)).toMatch(
      /^With this set-up no effect, however large, would reliably be seen \(80 % power, rough: few tasks\)\. To see 5\.0 pp: /,
    )
    const sure = planMoreData({ nTasks: 3, se: 0.3, rerunSe: 0.2, trials: 1 })
    expect(sayMoreData(sure)).toContain('an effect below 84.0 pp would usually be missed')
  })

  it('says what it cannot know', () => {
    const one = planMoreData({ nTasks: 1, se: null, rerunSe: 0.2, trials: 5 })
    expect(one.mde).toBeNull()
    expect(sayMoreData(one)).toContain('fewer than two common tasks')
    const single = planMoreData({ nTasks: 12, se: 0.1, rerunSe: null, trials: 1 })
    expect(single).toMatchObject({ trialsNeeded: null, moreTrialsCanReach: null, isRough: true })
    expect(sayMoreData(single)).toContain('unknown until some task has two')
    const same = planMoreData({ nTasks: 5, se: 0, rerunSe: 0, trials: 5 })
    expect(same).toMatchObject({ mde: null, tasksNeeded: null, hasSpread: false })
    expect(sayMoreData(same)).toContain('the same on every task')
    expect(sayMoreData(same)).toContain('None of 5 tasks differs; of all such tasks up to 60.0 %')
  })
})
