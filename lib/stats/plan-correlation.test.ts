import { expect, test } from 'vitest'
import { planCorrelation, sayCorrelationPlan } from './plan-correlation'

test('the smallest correlation that is seen, and the tasks for the target, agree with each other', () => {
  const { tasksNeeded, target } = planCorrelation(52)
  // By hand: 3 + 1.06 · (2.8016 / .3095)² = 89.9.
  expect(tasksNeeded).toBe(90)
  expect(planCorrelation(tasksNeeded).leastRho).toBeLessThanOrEqual(target)
  expect(planCorrelation(tasksNeeded - 1).leastRho).toBeGreaterThan(target)
})

test('the sentence says that trials cannot help, and nothing of few tasks', () => {
  expect(sayCorrelationPlan(planCorrelation(52))).toContain(
    'more trials cannot help; needs 90 tasks',
  )
  expect(sayCorrelationPlan(planCorrelation(200))).not.toContain('needs')
  expect(sayCorrelationPlan(planCorrelation(3))).toContain('Fewer than four tasks')
})
