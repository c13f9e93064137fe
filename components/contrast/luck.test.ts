import { expect, test } from 'vitest'
import type { HarmCount } from '@/lib/cells/rank-harms'
import {
  harmLuckTwoYardsticks,
  type HarmLuckTwoYardsticks,
} from '@/lib/stats/harm-luck-two-yardsticks'
import { comparedBy, displayBeyondNoise, luckSentence, saySuggestive, sayTrueChanges } from './luck'

const counts = (nNegative: number, nStrong: number, nSuggestive: number): HarmCount => ({
  ...{ nTasks: 20, nNegative, nStrong, nSuggestive, nNotTested: 0 },
  ...{ expectedNegative: null, expectedSd: null, pAtLeastObserved: null, nWithoutChance: 0 },
})

test('a suggestive task is not beyond noise: it is named apart', () => {
  const harms = counts(4, 0, 1)
  expect(displayBeyondNoise(harms)).toBe('0 of 4 beyond noise')
  expect(luckSentence(harms, null)).toBe(
    '4 tasks look worse. None stands out from noise; 1 is worth running again first.',
  )
})

test('only strong tasks stand out', () => {
  const harms = counts(6, 1, 2)
  expect(displayBeyondNoise(harms)).toBe('1 of 6 beyond noise')
  expect(saySuggestive(harms)).toBe('2 more are worth running again first')
  expect(luckSentence(harms, null)).toBe(
    '6 tasks look worse. 1 of 6 stands out from noise; 2 more are worth running again first.',
  )
})

test('without either nothing is added', () => {
  expect(saySuggestive(counts(13, 0, 0))).toBeNull()
  expect(displayBeyondNoise(counts(0, 0, 0))).toBe('none')
  expect(luckSentence(counts(1, 0, 0), null)).toBe(
    '1 task looks worse. None stands out from noise.',
  )
})

const yardstick = (expectedNegative: number, lo: number, hi: number) => ({
  ...{ expectedNegative, sd: 1, lo, hi, pAtLeastObserved: 0.5 },
})
const luck = (observedNegative: number, fields: Partial<HarmLuckTwoYardsticks> = {}) => ({
  ...{ nTasks: 20, observedGain: 0.1, observedNegative, logOr: 1 },
  ...{ nothing: yardstick(8.2, 4, 12), common: yardstick(1.2, 0, 3) },
  ...fields,
})

test('a count of losses stands between both yardsticks of luck', () => {
  expect(luckSentence(counts(13, 0, 0), luck(13))).toBe(
    '13 of 20 tasks look worse. If skills did nothing, luck would make 8 (4 to 12) look worse; if skills helped every task by the same odds, 1 (0 to 3). So skills do something, and not the same for every task. None stands out from noise.',
  )
  expect(luckSentence(counts(2, 0, 0), luck(2))).toContain(
    'So as many as luck gives when every task is helped alike: no sign that any is hurt.',
  )
  // One that stands out by its own test is a sign, whatever their number.
  expect(luckSentence(counts(2, 1, 0), luck(2))).toMatch(
    /every task is helped alike, though a single task can be more than that\. 1 of 2 stands out from noise\.$/,
  )
  expect(luckSentence(counts(9, 0, 0), luck(9))).toContain('So as many as when skills do nothing.')
  expect(luckSentence(counts(9, 1, 0), luck(9))).toContain(
    'So as many as when skills do nothing, though a single task can be more than that. 1 of 9',
  )
  expect(luckSentence(counts(2, 1, 0), luck(2, { observedGain: -0.1 }), 'helps')).toContain(
    'every task is helped alike, though a single task can be more than that. 1 of 2 stands out',
  )
  const noCommon = { common: { ...yardstick(0, 0, 0), lo: null, hi: null } }
  expect(luckSentence(counts(0, 0, 0), luck(0, noCommon))).not.toContain('same odds')
  const more = { ...counts(1, 0, 0), nTasks: 23 }
  expect(luckSentence(more, luck(1))).toContain('(3 tasks with partial rewards not counted here)')
  expect(luckSentence({ ...more, nNotTested: 2 }, luck(1))).toContain(
    '3 tasks with partial rewards or without a test not counted here',
  )
})

test('what luck could do either way, or could not do at all, is no finding', () => {
  const both = { nothing: yardstick(0.5, 0, 1), common: yardstick(0.2, 0, 1) }
  expect(luckSentence(counts(0, 0, 0), luck(0, both))).toContain(
    'luck would make 0.5 (0 to 1) look worse; if skills helped every task by the same odds, 0.2 (0 to 1). So as many as luck gives either way: no sign that any is hurt.',
  )
  expect(luckSentence(counts(1, 1, 0), luck(1, both))).toContain(
    'So as many as luck gives either way, though a single task can be more than that. 1 of 1 stands out from noise.',
  )
  const fixed = { nothing: { ...yardstick(0, 0, 0), sd: 0 }, observedGain: 0 }
  expect(luckSentence(counts(0, 0, 0), luck(0, fixed))).toContain('so that luck could move none.')
  // Unlikely is not impossible.
  const unlikely = { nothing: { ...yardstick(0.02, 0, 0), sd: 0.1 }, observedGain: 0 }
  expect(luckSentence(counts(1, 0, 0), luck(1, unlikely))).not.toContain('move none')
})

test('where no task has the runs to be tested, none is said not to stand out', () => {
  const untested = { ...counts(3, 0, 0), nNotTested: 20 }
  expect(luckSentence(untested, null)).toBe(
    '3 tasks look worse. None has the runs to be told from noise.',
  )
})

test('seen from the side of help the odds are turned round, and skills still help', () => {
  const strata = [{ x1: 4, n1: 5, x0: 1, n0: 5 }]
  const turned = harmLuckTwoYardsticks({
    tasks: [{ strata: strata.map(({ x1, n1, x0, n0 }) => ({ x1: x0, n1: n0, x0: x1, n0: n1 })) }],
  })
  expect(luckSentence(counts(1, 0, 0), turned, 'helps')).toMatch(
    /^1 of 1 task looks better .*if skills helped every task by the same odds/,
  )
})

test('tasks truly hurt are fewer than those that look so, and say how certain any is', () => {
  const changes = { nTasks: 79, expectedHurt: 1.2, expectedHelped: 40.4, expectedNone: 37.4 }
  expect(sayTrueChanges({ ...changes, nHurt: 0, nHelped: 12 }, 'harms', 13)).toBe(
    'About 1 task is probably truly hurt (none with more than 90 % certainty); the others of the 13 that look worse are probably not changed.',
  )
  expect(sayTrueChanges({ ...changes, nHurt: 0, nHelped: 12 }, 'helps', 62)).toBe(
    'About 40 tasks are probably truly helped (12 with more than 90 % certainty); the others of the 62 that look better are probably not changed.',
  )
  const few = { nTasks: 12, expectedHurt: 0.2, expectedHelped: 1, nHurt: 0, nHelped: 0 }
  expect(sayTrueChanges({ ...changes, ...few }, 'harms', 5)).toBe(
    'Probably no task is truly hurt, as far as can be told (none with more than 90 % certainty); 5 look worse. From fewer than 20 tasks this mostly answers none.',
  )
  const guess = { ...changes, ...few, expectedHurt: 1.6, nHurt: 1 }
  expect(sayTrueChanges(guess, 'harms', 2)).toBe(
    'Estimated number of tasks truly hurt: about 2 (1 with more than 90 % certainty); 2 look worse. From fewer than 20 tasks this is a rough guess.',
  )
  expect(sayTrueChanges({ ...changes, nTasks: 0, nHurt: 0, nHelped: 0 }, 'harms', 3)).toBeNull()
})

test('of two conditions that both have skills none is said to do nothing', () => {
  const said = luckSentence(counts(13, 0, 0), luck(13), 'harms', 'conditions')
  expect(said).toContain(
    'If both conditions were alike, luck would make 8 (4 to 12) look worse; if every task were helped by the same odds, 1 (0 to 3). So the conditions differ, and not the same for every task.',
  )
  expect(luckSentence(counts(9, 0, 0), luck(9), 'harms', 'conditions')).toContain(
    'So as many as when both conditions are alike. None',
  )
  expect(luckSentence(counts(9, 1, 0), luck(9), 'harms', 'conditions')).toContain(
    'So as many as when both conditions are alike, though a single task can be more than that. 1 of 9 stands out',
  )
  expect(comparedBy({ kind: 'curated' })).toBe('conditions')
  expect(comparedBy({ kind: 'no_skills' })).toBe('skills')
})
