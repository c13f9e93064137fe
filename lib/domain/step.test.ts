import { expect, test } from 'vitest'
import { agentDepth } from './step'

test('a sub-agent within a sub-agent lies deeper', () => {
  expect([null, 'reader', 'surveyor › reader'].map(agentDepth)).toEqual([0, 1, 2])
})
