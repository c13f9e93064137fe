import { expect, test } from 'vitest'
import type { Behavior } from '@/lib/domain/behavior'
import { tallyBehaviors, type BehaviorGroup } from './behavior-tally'
import { compareBehaviors } from './compare-behaviors'

/** `n` trials of a task under a condition that reflect so many times, of which so many passed. */
const group = (
  taskId: number,
  conditionId: number,
  reflects: number,
  [n, nPassed]: readonly [number, number],
): BehaviorGroup => ({
  ...{ taskId, conditionId, configurationId: 1, n, nRewarded: n, nPassed },
  counts: { version: 1, counts: reflects === 0 ? {} : { reflects } },
})

const rowsOf = (groups: readonly BehaviorGroup[], conditions: readonly number[]) => {
  const cells = tallyBehaviors(groups)
  const arms = conditions.map((id) => cells.filter(({ conditionId }) => conditionId === id))
  return compareBehaviors(arms, () => null)
}
const of = (rows: ReturnType<typeof rowsOf>, behavior: Behavior) =>
  rows.find((row) => row.behavior === behavior)!

test('a share counts each task once, whatever its trials, and is compared on common tasks', () => {
  const rows = rowsOf(
    [
      group(1, 1, 0, [9, 3]),
      group(1, 1, 1, [1, 1]),
      group(2, 1, 0, [2, 0]),
      group(1, 2, 2, [2, 2]),
      group(2, 2, 0, [1, 0]),
      group(3, 2, 1, [1, 0]),
    ],
    [1, 2],
  )
  const { arms, shareDifference, countDifference } = of(rows, 'reflects')
  expect(arms[0]).toMatchObject({ share: 0.05, meanCount: 0.05, nTasks: 2, nTrials: 12, nWith: 1 })
  expect(arms[1]).toMatchObject({ nTasks: 3, nTrials: 4, nWith: 3 })
  expect(arms[1]!.share).toBeCloseTo(2 / 3)
  expect(shareDifference).toMatchObject({ nTasks: 2 })
  expect(shareDifference!.estimate).toBeCloseTo((0.9 + 0) / 2)
  expect(countDifference!.estimate).toBeCloseTo((2 - 0.1) / 2)
  expect(of(rows, 'backtracks').arms[0]).toMatchObject({ share: 0, nWith: 0 })
})

test('success by dose leaves out what no trial shows, and looks within a task as well', () => {
  const rows = rowsOf([group(1, 1, 0, [4, 1]), group(1, 1, 5, [2, 2]), group(2, 1, 1, [1, 0])], [1])
  const { doses, withinTasks, shareDifference } = of(rows, 'reflects')
  expect(doses.map(({ n, rate }) => [n, rate])).toEqual([
    [4, 0.25],
    [1, 0],
    [0, null],
    [2, 1],
  ])
  expect(withinTasks).toEqual({ estimate: 0.75, low: null, high: null, nTasks: 1 })
  expect(shareDifference).toBeNull()
})
