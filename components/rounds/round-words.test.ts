import { expect, test } from 'vitest'
import type { RoundGroup, RoundPoint, RoundSeries } from '@/lib/domain/round'
import {
  displayReadingInterval,
  displayShare,
  roundWord,
  sayCountedOf,
  sayFalls,
  sayLargest,
  sayLast,
  sayRisesBeyond,
} from './round-words'

const FALLS = {
  ...{ nRises: 0, nRisesNewText: 0, nRisesRetest: 0, nCandidates: 0, nAccepted: 0 },
  ...{ nAcceptedNewText: 0, nRejected: 0, nRejectedNewText: 0, nFallsInDomains: 0 },
  ...{ nRisesJudged: 0, nRisesBeyond: 0, isEachNewText: false },
}

const NO_FALLS = { nFalls: 0, nFallsJudged: 0, nFallsBeyond: 0 }

test('falls say how many of them are beyond noise, or that no interval is printed', () => {
  const say = (nFalls: number, nFallsJudged: number, nFallsBeyond: number) =>
    sayFalls({ ...FALLS, nFalls, nFallsJudged, nFallsBeyond })
  expect(say(3, 3, 1)).toBe('readings below the round before; 1 of them beyond noise')
  expect(say(2, 0, 0)).toBe('readings below the round before; no interval is printed')
  expect(say(0, 0, 0)).toBe('readings below the round before')
  const inDomains = { ...FALLS, nFalls: 0, nFallsJudged: 0, nFallsBeyond: 0, nFallsInDomains: 4 }
  expect(sayFalls(inDomains, ' of all tasks')).toBe(
    'readings of all tasks below the round before; 4 more in single domains',
  )
})

test('rises say how many of them are beyond noise, where an interval tells', () => {
  expect(sayRisesBeyond({ ...FALLS, ...NO_FALLS, nRisesJudged: 9, nRisesBeyond: 2 })).toBe(
    '; 2 of them beyond noise',
  )
  expect(sayRisesBeyond({ ...FALLS, ...NO_FALLS, nRisesJudged: 1 })).toBe(
    '; none of them beyond noise',
  )
  expect(sayRisesBeyond({ ...FALLS, ...NO_FALLS })).toBe('')
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
  const group = { digits: 1, unit: 'points', source: null, series: [] } as unknown as RoundGroup
  const say = (point: RoundPoint) => sayLast(group, { points: [point] } as unknown as RoundSeries)
  expect(say(last)).toBe('[−15.0, +65.0] · 4 tasks · 24 trials')
  expect(say({ ...last, low: null, high: null })).toBeNull()
  // A gain of three tasks whose t interval ends beyond what a gain can be.
  const gains = { digits: 1, unit: 'points', source: null } as const
  expect(displayReadingInterval(-390.2, 456.9, gains)).toBe('[< −100, > +100]')
  expect(displayReadingInterval(-8.3, 141.7, gains)).toBe('[−8.3, > +100]')
  expect(displayReadingInterval(99, 120, { ...gains, unit: 'count' })).toBe('[99.0, 120.0]')
})

test('a last gain that is beyond noise only before the correction for all conditions says so', () => {
  const last = { low: 6.1, high: 68.9, nTasks: 8, nTrials: 48 } as RoundPoint
  const series = { points: [last] } as unknown as RoundSeries
  const say = (q: number) =>
    sayLast(
      { digits: 1, series: [series], lastAmong: { q, nPairs: 12 } } as unknown as RoundGroup,
      series,
    )
  expect(say(0.307)).toContain(
    '48 trials · before correction for 12 pairs of conditions: q = 0.307',
  )
  expect(say(0.01)).not.toContain('correction')
})
