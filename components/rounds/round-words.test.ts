import { expect, test } from 'vitest'
import type { RoundGroup, RoundPoint, RoundSeries } from '@/lib/domain/round'
import { displayShare, roundWord, sayCountedOf, sayFalls, sayLargest, sayLast } from './round-words'

const FALLS = {
  ...{ nRises: 0, nRisesNewText: 0, nRisesRetest: 0, nCandidates: 0, nAccepted: 0 },
  ...{ nAcceptedNewText: 0, nRejected: 0, nRejectedNewText: 0, nFallsInDomains: 0 },
}

test('falls say how many of them are beyond noise, or that no interval is printed', () => {
  const say = (nFalls: number, nFallsJudged: number, nFallsBeyond: number) =>
    sayFalls({ ...FALLS, nFalls, nFallsJudged, nFallsBeyond })
  expect(say(3, 3, 1)).toBe('readings below the round before; of them beyond noise: 1')
  expect(say(2, 0, 0)).toBe('readings below the round before; no interval is printed')
  expect(say(0, 0, 0)).toBe('readings below the round before')
  const inDomains = { ...FALLS, nFalls: 0, nFallsJudged: 0, nFallsBeyond: 0, nFallsInDomains: 4 }
  expect(sayFalls(inDomains, ' of all tasks')).toBe(
    'readings of all tasks below the round before; in single domains 4',
  )
})

test('of a chart read by eye a percentage is about one, and of several lines the leading one says so', () => {
  expect(displayShare(-42.11, { readingError: 1 }, 2)).toBe('about −42 %')
  expect(displayShare(88.41, { readingError: null }, 2)).toBe('+88.41 %')
  const lines = { source: 'a paper', measure: 'accuracy', series: [{}, {}] }
  // Only the number of lines is looked at.
  const group = lines as unknown as RoundGroup
  expect(sayLargest(group)).toBe('largest of 2, in percent')
  expect(sayCountedOf(group)).toBe(' of accuracy, 2 lines')
})

test('a round is called below its picture what its source calls it', () => {
  const group = (...labels: string[]) =>
    ({ series: [{ points: labels.map((label) => ({ label })) }] }) as unknown as RoundGroup
  expect(roundWord(group('Day 1', 'Day 2'))).toBe('day')
  expect(roundWord(group('2026-05-20, second.zip', 'round 2'))).toBe('round')
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
