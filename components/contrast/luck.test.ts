import { expect, test } from 'vitest'
import type { HarmCount } from '@/lib/cells/rank-harms'
import { displayBeyondNoise, luckSentence, saySuggestive } from './luck'

const counts = (nNegative: number, nStrong: number, nSuggestive: number): HarmCount => ({
  ...{ nTasks: 20, nNegative, nStrong, nSuggestive },
  ...{ expectedNegative: null, expectedSd: null, pAtLeastObserved: null, nWithoutChance: 0 },
})

test('a suggestive task is not beyond noise: it is named apart', () => {
  const harms = counts(4, 0, 1)
  expect(displayBeyondNoise(harms)).toBe('0 of 4 beyond noise')
  expect(luckSentence(harms)).toBe(
    '4 tasks are worse. None stands out from noise; 1 is worth running again first.',
  )
})

test('only strong tasks stand out', () => {
  const harms = counts(6, 1, 2)
  expect(displayBeyondNoise(harms)).toBe('1 of 6 beyond noise')
  expect(saySuggestive(harms)).toBe('2 more are worth running again first')
  expect(luckSentence(harms)).toBe(
    '6 tasks are worse. 1 of 6 stands out from noise; 2 more are worth running again first.',
  )
})

test('without either nothing is added', () => {
  expect(saySuggestive(counts(13, 0, 0))).toBeNull()
  expect(displayBeyondNoise(counts(0, 0, 0))).toBe('none')
  expect(luckSentence(counts(1, 0, 0))).toBe('1 task is worse. None stands out from noise.')
})
