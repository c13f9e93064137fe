import { expect, test } from 'vitest'
import { findConditions } from './diff-versions'

/** Conditions 0 to 3 are the baseline and rounds 1 to 3. */
const ROUNDS = [null, 1, 2, 3]
const places = (condition: number, version: number, tasks: readonly number[]) =>
  tasks.map((task) => ({ task, condition, versionIds: [version] }))

test('of rounds that offered a version on the same tasks the nearest to the other version’s stands for it', () => {
  const all = [...places(1, 7, [1, 2]), ...places(2, 7, [1, 2]), ...places(3, 8, [1, 2])]
  expect(findConditions(all, ROUNDS, 7, 8)).toMatchObject({ left: 2, right: 3 })
  expect(findConditions(all.toReversed(), ROUNDS, 7, 8)).toMatchObject({ left: 2, right: 3 })
})

test('more common tasks come before nearer rounds', () => {
  const all = [...places(1, 7, [1, 2, 3]), ...places(2, 7, [1]), ...places(3, 8, [1, 2, 3])]
  expect(findConditions(all, ROUNDS, 7, 8)).toMatchObject({ left: 1, right: 3, tasks: [1, 2, 3] })
})
