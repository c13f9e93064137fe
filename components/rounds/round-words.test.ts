import { expect, test } from 'vitest'
import type { RoundGroup, RoundPoint, RoundSeries } from '@/lib/domain/round'
import { sayFalls, sayLast } from './round-words'

const FALLS = {
  ...{ nRises: 0, nRisesNewText: 0, nRisesRetest: 0, nCandidates: 0, nAccepted: 0 },
  ...{ nAcceptedNewText: 0, nRejected: 0, nRejectedNewText: 0 },
}

test('falls say how many of them are beyond noise, or that no interval is printed', () => {
  const say = (nFalls: number, nFallsJudged: number, nFallsBeyond: number) =>
    sayFalls({ ...FALLS, nFalls, nFallsJudged, nFallsBeyond })
  expect(say(3, 3, 1)).toBe('readings below the round before; of them beyond noise: 1')
  expect(say(2, 0, 0)).toBe('readings below the round before; no interval is printed')
  expect(say(0, 0, 0)).toBe('readings below the round before')
})

test('the last gain of trials stands with its interval, its tasks and its trials', () => {
  const last: RoundPoint = {
    ...{ round: 2, label: 'round 2', raw: 25, best: 50, low: -15.04, high: 65.04 },
    ...{ nTasks: 4, nTrials: 24 },
  }
  // Only its digits and its last reading are looked at.
  const group = { digits: 1 } as RoundGroup
  const say = (point: RoundPoint) => sayLast(group, { points: [point] } as unknown as RoundSeries)
  expect(say(last)).toBe('[−15.0, +65.0] · 4 tasks · 24 trials')
  expect(say({ ...last, low: null, high: null })).toBeNull()
})
