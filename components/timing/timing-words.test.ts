import { expect, test } from 'vitest'
import type { PrintedTiming } from '@/lib/cells/timing/printed-timing'
import { sayAttempts, sayLuckOfCells, sayPairTest, sayStrokes, sayTiming } from './timing-words'

test('the test of pairs says on how many tasks it is, not on how many pairs', () => {
  const pairs = { nUp: 48, nDown: 12, nTasksUp: 8, nTasksDown: 2, p: 0.109375, isMcNemar: false }
  expect(sayPairTest(pairs)).toContain('exact sign test on the 10 tasks')
  expect(sayPairTest(pairs)).toContain('8 up and 2 down: p = 0.109.')
  const even = { ...pairs, nTasksUp: 0, nTasksDown: 0, p: null }
  expect(sayPairTest(even)).toContain('nothing to test')
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
