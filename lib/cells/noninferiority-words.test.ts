import { expect, test } from 'vitest'
import { noninferiorityWords } from './noninferiority-words'

const tasks = { uncertainty: 'new_tasks', weighting: 'tasks' } as const
const rerun = { ...tasks, uncertainty: 'rerun' } as const
const domains = { ...tasks, weighting: 'domains' } as const

test('a verdict without an interval gives the same reason', () => {
  const none = (nTasks: number) => ({ verdict: 'insufficient', nTasks }) as const
  expect(noninferiorityWords(none(2), 0.05, rerun)).toBe(
    'can’t tell: in some arm no task was run twice',
  )
  expect(noninferiorityWords(none(3), 0.05, domains)).toBe('can’t tell: no domain has two tasks')
  expect(noninferiorityWords(none(1), 0.05, null)).toBe('can’t tell: one task only')
  expect(noninferiorityWords(none(2), 0.05, null)).toBe('can’t tell: too few data')
  expect(noninferiorityWords({ verdict: 'inferior', nTasks: 9 }, 0.05, tasks)).toBe(
    'worse by more than 5 pp',
  )
})
