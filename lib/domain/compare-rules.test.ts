import { expect, test } from 'vitest'
import { compareRules, displayRuleChanges } from './compare-rules'
import type { ImportRule } from './import-rule'

const rule = (path: string, task = '{task}'): ImportRule => ({ where: { path }, set: { task } })
const [a, b, c] = [rule('a/*'), rule('b/*'), rule('c/*')]

test('a rule at another place is moved, neither added nor removed', () => {
  expect(compareRules([a, b, c], [a, c, b])).toEqual({ added: 0, removed: 0, moved: 1 })
  expect(compareRules([a, b, c], [c, a, b])).toEqual({ added: 0, removed: 0, moved: 1 })
})

test('rules that others push along are not moved', () => {
  expect(compareRules([a, b], [c, a, b])).toEqual({ added: 1, removed: 0, moved: 0 })
  expect(compareRules([a, b, c], [b, c])).toEqual({ added: 0, removed: 1, moved: 0 })
})

test('a changed rule is another one; of two that are alike one may go', () => {
  expect(compareRules([a], [rule('a/*', 'sum')])).toEqual({ added: 1, removed: 1, moved: 0 })
  expect(compareRules([a, a, b], [a, b])).toEqual({ added: 0, removed: 1, moved: 0 })
})

test('the changes are said in words, none where there are none', () => {
  expect(displayRuleChanges(compareRules([a, b], [b, a, c]))).toBe('1 added, 1 moved')
  expect(displayRuleChanges(compareRules([a, b], [a, b]))).toBeNull()
})
