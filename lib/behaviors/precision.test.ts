import { expect, test } from 'vitest'
import { BEHAVIORS } from '@/lib/domain/behavior'
import { LABELLED, precisionOf } from './precision'

test('80 of 84 labelled detections are right, and each detector has at least 0.8 of its own', () => {
  expect(LABELLED).toHaveLength(84)
  expect(Object.fromEntries(BEHAVIORS.map((one) => [one, precisionOf(one)]))).toEqual({
    checks_work: { n: 16, right: 16 },
    rereads_instruction: { n: 13, right: 11 },
    retries_after_error: { n: 16, right: 15 },
    changes_approach: { n: 16, right: 16 },
    backtracks: { n: 3, right: 3 },
    reflects: { n: 16, right: 15 },
    edits_tests: { n: 4, right: 4 },
    writes_reward: { n: 0, right: 0 },
  })
})
