import { expect, test } from 'vitest'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import { pairsUnderPolicies, sayHolding } from './pair-words'

test('pairs that hold are counted, and a correction is named where there are several', () => {
  expect(sayHolding(0, 0)).toBe('no pair whose sizes are known')
  expect(sayHolding(1, 1)).toBe('1 of 1 pair')
  expect(sayHolding(2, 5)).toBe('2 of 5 pairs, corrected for all of them')
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
