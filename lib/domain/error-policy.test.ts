import { expect, test } from 'vitest'
import { countRewards, countedReward, countedRewardList } from './error-policy'

const CELL = {
  ok: [
    [0, 1],
    [0.5, 1],
    [1, 2],
  ],
  agent_timeout: [
    [null, 1],
    [1, 1],
  ],
  infra_error: [[null, 3]],
  missing_reward: [[null, 1]],
} satisfies Parameters<typeof countRewards>[0]

test('the headline policy leaves broken machinery out and keeps what a time-out earned', () => {
  expect(countRewards(CELL, 'headline')).toEqual({
    n: 7,
    sum: 3.5,
    sumSq: 3.25,
    nEq1: 3,
    nPartial: 1,
    nCountedAsFail: 2,
    nExcluded: 3,
  })
})

test('the strict policy counts broken machinery as a failure', () => {
  expect(countRewards(CELL, 'fail')).toMatchObject({ n: 10, sum: 3.5, nExcluded: 0 })
})

test('the optimistic policy keeps only what ended by itself', () => {
  expect(countRewards(CELL, 'completed_only')).toMatchObject({ n: 4, sum: 2.5, nExcluded: 6 })
})

test('an agent that crashed earns nothing whatever a verifier said', () => {
  expect(countedReward('agent_error', 1, 'headline')).toBe(0)
})

test('the list of counted rewards has the sums of the counts', () => {
  const list = countedRewardList(CELL, 'headline')
  expect(list).toHaveLength(7)
  expect(list.reduce((sum, reward) => sum + reward, 0)).toBe(3.5)
  expect(list).toEqual(list.toSorted((a, b) => a - b))
})
