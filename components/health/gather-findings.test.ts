import { expect, test } from 'vitest'
import type { HealthFinding } from '@/lib/domain/health'
import { gatherFindings, sumFindings } from './gather-findings'

const finding = (configuration: string, over: Partial<HealthFinding> = {}): HealthFinding => ({
  ...{ kind: 'no_trajectory', configuration, condition: 'curated', n: 80, of: 80, detail: null },
  ...over,
})
const ARMS = ['a', 'b', 'c', 'd', 'e']

test('what holds of whole arms, and of many of them, is one line with the sum of their trials', () => {
  const [line, ...more] = gatherFindings(ARMS.map((arm) => finding(arm)))
  expect(more).toEqual([])
  expect(line!.map(({ configuration }) => configuration)).toEqual(ARMS)
  expect(sumFindings(line!)).toMatchObject({ kind: 'no_trajectory', n: 400, of: 400 })
})

test('few arms stand by themselves, and so do arms of which only a part is meant', () => {
  expect(gatherFindings(ARMS.slice(0, 3).map((arm) => finding(arm)))).toHaveLength(3)
  expect(gatherFindings(ARMS.map((arm) => finding(arm, { n: 3 })))).toHaveLength(5)
})

test('lines that say other things are kept apart, and their order stays', () => {
  const days = ARMS.map((arm) =>
    finding(arm, { kind: 'dates_differ', detail: 'May without, June with', n: 1, of: 2 }),
  )
  const other = finding('f', { kind: 'dates_differ', detail: 'May without, July with' })
  const groups = gatherFindings([finding('x', { n: 1 }), ...days, other])
  expect(groups.map(({ length }) => length)).toEqual([1, 5, 1])
})
