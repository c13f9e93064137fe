import { expect, test } from 'vitest'
import type { SkillView } from '@/lib/analysis/skill/get-skill'
import { sayUnread } from './unread-words'

// Only what the words read.
const of = (nOffered: number, nUnknown: number, nRead: number) =>
  sayUnread({ compared: { nOffered, nUnknown, nRead } as SkillView['compared'] })

test('a skill that nobody read is told apart from one of which no log tells', () => {
  expect(of(9, 0, 0)).toMatch(/^None of the 9 trials that had it read it/)
  expect(of(9, 1, 0)).toMatch(/^None of the 8 trials/)
  expect(of(9, 9, 0)).toBeNull()
  expect(of(9, 0, 1)).toBeNull()
  expect(sayUnread({ compared: null })).toBeNull()
})
