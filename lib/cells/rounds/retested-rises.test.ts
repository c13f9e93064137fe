import { expect, test } from 'vitest'
import type { RoundCause, RoundGroup, RoundSeries } from '@/lib/domain/round'
import { readPrintedRounds } from './printed-rounds'
import { retestedRises, sumRises } from './retested-rises'
import { readPrintedCandidates } from './printed-candidates'
import { DAYTIME, DECISIONS } from './testing'

/** A line of readings, and what lay between each and the next. */
function seriesOf(name: string, readings: readonly number[], causes: readonly RoundCause[]) {
  const bests = readings.map((_, at) => Math.max(...readings.slice(0, at + 1)))
  const points = readings.map((raw, at) => ({
    ...{ round: at + 1, label: `round ${at + 1}`, raw, best: bests[at]! },
    ...{ low: null, high: null, nTasks: 1, nTrials: 6 },
  }))
  const changes = readings.map((raw, at) => ({
    ...{ after: at + 1, cause: causes[at] ?? ('unknown' as const), isAccepted: null },
    rise: at + 1 < readings.length ? bests[at + 1]! - bests[at]! : null,
    step: null,
  }))
  const growth = { base: 0, last: 0, absolute: 0, relative: null, nRounds: 1, reported: null }
  return { name, points, changes, growth } satisfies RoundSeries
}

const groupOf = (...series: RoundSeries[]) =>
  // Only the lines are looked at.
  ({ series, isBestSoFar: false }) as unknown as RoundGroup

const CAUSES: RoundCause[] = ['new_text', 'new_text', 'retest', 'new_text']

test('what a retest brought is set against the growth of the line itself, from its first reading', () => {
  const all = seriesOf('All tasks', [-8.3, 8.3, 20.8, 25, 37.5], CAUSES)
  const [one] = retestedRises(groupOf(all))
  expect(one!.grown).toBeCloseTo(45.8, 9)
  expect(one!.kept).toBeCloseTo(4.2, 9)
})

test('what a retest won and a later round lost is won, and not kept', () => {
  const line = seriesOf('Systems', [33.3, 33.3, 66.7, 100, 66.7], CAUSES)
  const [one] = retestedRises(groupOf(line))
  expect(one!.won).toBeCloseTo(33.3, 9)
  expect(one!.kept).toBe(0)
})

test('a line without a retest that rose is in neither', () => {
  expect(retestedRises(groupOf(seriesOf('Files', [0, 10, 10, 10, 20], CAUSES)))).toEqual([])
})

test('of 36.38 points of SkillClaw 23.83 came with new text', () => {
  const [group] = readPrintedRounds([DAYTIME], readPrintedCandidates([DECISIONS]))
  const { all, newText } = sumRises(group!)
  expect([all.toFixed(2), newText.toFixed(2)]).toEqual(['36.38', '23.83'])
})
