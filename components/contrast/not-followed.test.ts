import { expect, test } from 'vitest'
import { sayNotFollowed } from './not-followed'

test('a number that does not follow the switches says what it always is', () => {
  expect(sayNotFollowed({ uncertainty: 'new_tasks', weighting: 'tasks' })).toBeNull()
  expect(sayNotFollowed({ uncertainty: 'rerun', weighting: 'tasks' })).toBe('always for new tasks')
  expect(sayNotFollowed({ uncertainty: 'rerun', weighting: 'domains' })).toBe(
    'always for new tasks, each task counted once',
  )
  expect(sayNotFollowed(null)).toBeNull()
})
