import { expect, test } from 'vitest'
import { sayPairTest } from './timing-words'

test('the test of pairs says on how many tasks it is, not on how many pairs', () => {
  const pairs = { nUp: 48, nDown: 12, nTasksUp: 8, nTasksDown: 2, p: 0.109375, isMcNemar: false }
  expect(sayPairTest(pairs)).toContain('exact sign test on the 10 tasks')
  expect(sayPairTest(pairs)).toContain('8 up and 2 down: p = 0.109.')
  const even = { ...pairs, nTasksUp: 0, nTasksDown: 0, p: null }
  expect(sayPairTest(even)).toContain('nothing to test')
})
