import { expect, test } from 'vitest'
import { displayTaskP, displayTaskQ, sayTaskP, sayTaskQ } from './say-task-p'

const TESTED = { p: 0.309, q: 0.6, isSetAside: false, chanceNegative: 0.4 }

test('a test that was set aside before the correction has no q on a page, and says why', () => {
  const aside = { ...TESTED, q: 1, isSetAside: true }
  expect([displayTaskP(aside), displayTaskQ(aside)]).toEqual(['0.309', '—'])
  expect(sayTaskQ(aside)).toBe('q —: could not reach the corrected level')
  expect(sayTaskQ(TESTED)).toBe('q = 0.600')
})

test('runs that all ended alike have no p, since nothing could differ', () => {
  const alike = { p: 0.5, q: 1, isSetAside: true, chanceNegative: 0 }
  expect([displayTaskP(alike), displayTaskQ(alike), sayTaskP(alike)]).toEqual(['—', '—', 'p = —'])
  expect(sayTaskQ(alike)).toBe('q —: all runs ended alike: nothing could differ')
  expect(sayTaskQ({ ...TESTED, p: null, q: null })).toBeNull()
})
