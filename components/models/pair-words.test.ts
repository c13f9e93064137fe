import { expect, test } from 'vitest'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import { pairsUnderPolicies, sayCorrection, sayHolding } from './pair-words'

test('pairs that hold are counted, and a correction is named where there are several', () => {
  expect(sayHolding(0, 0)).toBe('no pair whose sizes are known')
  expect(sayHolding(1, 1)).toBe('1 of 1 pair')
  expect(sayHolding(2, 5)).toBe('2 of 5 pairs, corrected for all of them')
})

test('a pair picked from many says what it is corrected for, one asked about what it would be among them', () => {
  const corrected = { q: 0.126, nPairs: 3 }
  expect(sayCorrection({ reason: 'best_pair', corrected })).toBe(
    'The verdict is corrected for the 3 pairs below it was picked from (“not worse”: q = 0.126), the intervals are not.',
  )
  expect(sayCorrection({ reason: 'chosen', corrected })).toContain(
    'one pair asked about alone; among the 3 pairs below, “not worse” has q = 0.126',
  )
  expect(sayCorrection({ reason: 'best_pair', corrected: { q: 0.04, nPairs: 1 } })).toBeNull()
})

test('pairs that change under another policy are named as on the page, not by their keys', () => {
  const other = (policy: string, holds: boolean) => ({ policy, holds })
  const view = {
    configurations: [
      { key: 'codex--gpt-5.2', harness: 'codex', model: 'gpt-5.2' },
      { key: 'claude-code--opus', harness: 'claude-code', model: 'opus' },
    ],
    pairs: {
      pairs: [
        {
          ...{ small: 'codex--gpt-5.2', large: 'claude-code--opus', holds: true },
          others: [other('fail', false), other('completed_only', true)],
        },
      ],
    },
  } as unknown as ModelsView
  expect(
    pairsUnderPolicies(view, 'headline').map(({ number, verdict }) => [number, verdict]),
  ).toEqual([
    ['1 of 1 pair', 'the same ones'],
    ['0 of 1 pair', 'what changes: gpt-5.2 · codex / opus · claude-code'],
    ['1 of 1 pair', 'the same ones'],
  ])
})
