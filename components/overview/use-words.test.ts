import { expect, test } from 'vitest'
import type { UseChange } from '@/lib/analysis/measure/compare-use'
import {
  displayChange,
  displayChangeInterval,
  headlineUse,
  sayBasis,
  sayChange,
  sayLost,
  sayTimedOut,
} from './use-words'

const change = (fields: Partial<UseChange> = {}): UseChange => ({
  ...{
    measure: 'tokens_total',
    basis: 'tasks',
    n: 12,
    change: 0.23,
    changeLow: 0.1,
    changeHigh: 0.4,
  },
  ...{ p: 0.01, nUp: 9, nDown: 3, without: 1000, with: 1230, ratio: 1.41, ratioLow: null },
  ...{ ratioHigh: null, nExcludedWith: 0, nExcludedWithout: 0, nTimedOutWith: 0 },
  ...{ nTimedOutWithout: 0, ...fields },
})

test('a relative change has its sign, and a small one a decimal', () => {
  expect(displayChange(0.23)).toBe('+23 %')
  expect(displayChange(-0.042)).toBe('−4.2 %')
  expect(displayChange(0)).toBe('0.0 %')
  expect(displayChange(null)).toBe('—')
  expect(displayChangeInterval(change())).toBe('[+10, +40]')
})

test('more and less are said only where the interval leaves no change behind', () => {
  expect(sayChange(change())).toBe('more')
  expect(sayChange(change({ changeLow: -0.3, changeHigh: -0.1 }))).toBe('less')
  expect(sayChange(change({ changeLow: -0.01 }))).toBe('can’t tell yet')
  expect(sayChange(change({ changeLow: null, changeHigh: null }))).toBe('can’t tell yet')
})

test('what is left out or cut off is said', () => {
  expect(sayLost(change())).toBeNull()
  expect(sayLost(change({ nExcludedWith: 2 }))).toBe('2 runs without a value left out')
  expect(sayTimedOut([change()])).toBeNull()
  expect(sayTimedOut([change({ nTimedOutWithout: 1 })])).toBe(
    '1 run stopped at the time limit: its real use is larger.',
  )
  expect(sayBasis(change({ basis: 'configurations', n: 18 }))).toBe(
    'over 18 configurations, as printed',
  )
})

test('tokens stand beside success, else cost, else nothing', () => {
  const cost = change({ measure: 'cost_usd' })
  expect(headlineUse([cost, change()])!.measure).toBe('tokens_total')
  expect(headlineUse([cost])).toBe(cost)
  expect(headlineUse([change({ measure: 'steps' })])).toBeNull()
})
