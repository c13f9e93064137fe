import { expect, test } from 'vitest'
import type { RoundChange, RoundGroup } from '@/lib/domain/round'
import { countRounds } from './count-rounds'

/** A change of points against the round before, with what lay before it. */
const change = (difference: number, rise: number | null, cause: RoundChange['cause'], low = -1) =>
  ({ cause, rise, step: { difference, low, high: difference + 1 } }) as RoundChange

/** A line of readings from logs; only what the counts read. */
const group = (...changes: RoundChange[]) =>
  [
    { source: null, isBestSoFar: false, readingError: null, series: [{ growth: {}, changes }] },
  ] as unknown as RoundGroup[]

test('rises beyond noise are those whose interval against the round before lies above 0', () => {
  const counts = countRounds(
    group(change(5, 5, 'new_text', 2), change(3, 3, 'new_text'), change(-4, null, 'new_text')),
    [],
  )
  expect(counts).toMatchObject({ nRises: 2, nRisesJudged: 2, nRisesBeyond: 1, nFalls: 1 })
})

test('new text tells no rise apart where every round brought some', () => {
  const each = [change(5, 5, 'new_text'), change(-4, null, 'new_text')]
  expect(countRounds(group(...each), []).isEachNewText).toBe(true)
  expect(countRounds(group(...each, change(1, 6, 'retest')), []).isEachNewText).toBe(false)
  expect(countRounds([], []).isEachNewText).toBe(false)
})
