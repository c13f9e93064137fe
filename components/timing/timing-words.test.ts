import { expect, test } from 'vitest'
import type { PrintedTiming } from '@/lib/cells/timing/printed-timing'
import {
  lowerAfter,
  sayAttempts,
  sayAuthors,
  sayLuckOfCells,
  sayNumbered,
  sayPairTest,
  sayStrokes,
  sayTiming,
} from './timing-words'

test('the test of pairs says on how many tasks it is, not on how many pairs', () => {
  const pairs = { nUp: 48, nDown: 12, nTasksUp: 8, nTasksDown: 2, p: 0.109375, isMcNemar: false }
  expect(sayPairTest(pairs)).toContain('exact sign test on the 10 tasks')
  expect(sayPairTest(pairs)).toContain('8 up and 2 down: p = 0.109.')
  const even = { ...pairs, nTasksUp: 0, nTasksDown: 0, p: null }
  expect(sayPairTest(even)).toContain('nothing to test')
})

test('an author whom only the name of a condition says is not called unrecorded', () => {
  expect(sayAuthors('generated after, by merle-2-large', [])).toBe('author by its name only')
  expect(sayAuthors('generated after', [])).toBe('author not recorded')
  expect(sayAuthors('generated after', ['merle-2-large'])).toBe('by merle-2-large')
})

test('every way of writing after says for how many authors it is lower, and what its number in a note is', () => {
  const arm = (timing: 'before' | 'after_any' | 'after_failure', label: string) => ({
    ...{ key: label, label, timing, feedback: label.includes('self') ? 'self' : 'none' },
  })
  const mean = (nLower: number) => ({
    ...{ nAuthors: 6, nLower, gain: 0.1, low: null, high: null, rate: null, tokens: null },
  })
  // Only its arms, means and notes are looked at.
  const timing = {
    arms: [
      ...[arm('before', 'one shot'), arm('after_any', 'self feedback')],
      arm('after_failure', 'teacher feedback'),
    ],
    ...{ base: 0, means: [mean(0), mean(3), mean(4)], notes: 'b1 writes before. b2 revises.' },
  } as unknown as PrintedTiming
  expect(lowerAfter(timing).map(({ label, nLower }) => [label, nLower])).toEqual([
    ['self feedback', 3],
    ['teacher feedback', 4],
  ])
  expect(sayNumbered(timing)).toBe('In this note b1 is “one shot” and b2 “self feedback”.')
  expect(sayNumbered({ ...timing, notes: 'as printed' })).toBe('')
})

test('authors with equal rates before and after do not lose', () => {
  const slope = (before: number, after: number) => ({ before, after })
  const slopes = [slope(0.2, 0.3), slope(0.4, 0.4), slope(0.5, 0.1)]
  expect(sayStrokes(slopes)).toBe('Solid: 1 gain. Dashed: 1 lose. Level: 1 alike.')
  expect(sayStrokes(slopes.slice(0, 1))).toBe('Solid: 1 gain. Dashed: 0 lose.')
})

test('what writing after gains stands with its interval over authors', () => {
  const arm = (timing: 'before' | 'after_any', label: string) => ({
    ...{ key: label, label, timing, feedback: timing === 'before' ? 'none' : 'self' },
  })
  const mean = {
    rate: 0.4,
    tokens: null,
    gain: null,
    low: null,
    high: null,
    nAuthors: 6,
    nLower: 3,
  }
  const say = (low: number | null, high: number | null) =>
    // Only its arms and means are looked at.
    sayTiming({
      ...{ base: 0, arms: [arm('before', 'one shot'), arm('after_any', 'self feedback')] },
      means: [mean, { ...mean, gain: 0.0064, low, high }],
    } as unknown as PrintedTiming)
  expect(say(-0.069, 0.082)).toBe(
    'Skills written after (self feedback) are not told apart from those written before (one shot): +0.6 pp ([−6.9, +8.2], 95 % over authors), lower for 3 of 6 authors.',
  )
  expect(say(null, null)).toContain('+0.6 pp (no interval), lower')
})

test('attempts of a cell say whether they are printed, and cells how many luck would mark', () => {
  const say = (nPerCell: number | null, isNPrinted: boolean) =>
    sayAttempts({ nPerCell, isNPrinted, nTasks: 20 } as PrintedTiming)
  expect(say(100, false)).toBe(
    'Newcombe; no n of a cell is printed: 100 attempts a cell are assumed, since the source names 100 instances of 20 tasks',
  )
  expect(say(60, true)).toBe('Newcombe, 60 attempts a cell, as printed')
  expect(say(null, false)).toBeNull()
  expect(sayLuckOfCells(18)).toBe('of 18 intervals at 95 % about 1 would leave 0 by luck alone')
  expect(sayLuckOfCells(4)).toContain('fewer than 1')
})
