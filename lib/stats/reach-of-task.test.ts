import { expect, test } from 'vitest'
import { reachOfTaskTest, sayReach } from './reach-of-task'

test('five trials cannot convict one of 84 tasks, seven can', () => {
  const reach = reachOfTaskTest({ configurations: 1, trials: 5, nTests: 84 })
  // Mid-p 1/252 of the most extreme of C(10, 5) tables.
  expect(reach.bestQ).toBeCloseTo(84 / 252, 12)
  expect(reach).toMatchObject({ canConvict: false, trialsNeeded: 7 })
  expect(sayReach(reach, 5)).toBe(
    'With 5 trials per arm no single task can pass the correction; pool configurations or run at least 7.',
  )
})

test('pooling seven configurations can', () => {
  const reach = reachOfTaskTest({ configurations: 7, trials: 5, nTests: 84 })
  expect(reach).toMatchObject({ canConvict: true, trialsNeeded: 2 })
  expect(sayReach(reach, 5)).toBeNull()
})

test('without trials or configurations nothing is claimed', () => {
  expect(reachOfTaskTest({ configurations: 0, trials: 5, nTests: 84 }).bestQ).toBeNull()
  expect(reachOfTaskTest({ configurations: 3, trials: 0, nTests: 84 }).canConvict).toBeNull()
})
