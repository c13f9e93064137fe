import { expect, test } from 'vitest'
import { parseRulesText } from './parse-rules'
import { fieldsByParts, moveRow, newRow, rowsOf, rulesJson } from './rule-rows'

test('rules that are edited and left as they are stay the same', () => {
  const rules = parseRulesText(
    '[{"where": {"path": "{condition}/{task}/*", "model": "gpt-*"}, "set": {"author": "us"}, "replace": true}]',
  )
  if (typeof rules === 'string') throw new Error(rules)
  const rows = rowsOf(rules)
  expect(rows[0]?.set).toEqual([{ field: 'author', value: 'us' }])
  expect(parseRulesText(rulesJson(rows))).toEqual(rules)
})

test('what is begun and not filled in is left out; a rule without a pattern is not', () => {
  expect(rulesJson([newRow(0)])).toBe('[]')
  const row = { ...newRow(0), set: [{ field: 'reward' as const, value: ' 1 ' }] }
  expect(parseRulesText(rulesJson([row]))).toBe(
    'Rule 1: “where” is empty. It names one of: path, task, model, agent, condition.',
  )
})

test('a row says what the parts of its patterns set, but for what a line sets', () => {
  const row = {
    ...newRow(0),
    where: [{ look: 'path' as const, pattern: '{arm}/{task}/{reward}/*' }],
  }
  expect(fieldsByParts(row)).toEqual(['task', 'reward'])
  expect(fieldsByParts({ ...row, set: [{ field: 'task', value: 'sum' }] })).toEqual(['reward'])
})

test('a row goes up and down among the others, and not beyond the ends', () => {
  const rows = [7, 8, 9].map(newRow)
  const idsAfter = (id: number, by: -1 | 1) => moveRow(rows, id, by).map((row) => row.id)
  expect(idsAfter(9, -1)).toEqual([7, 9, 8])
  expect(idsAfter(7, 1)).toEqual([8, 7, 9])
  expect(idsAfter(7, -1)).toEqual([7, 8, 9])
  expect(idsAfter(9, 1)).toEqual([7, 8, 9])
  expect(idsAfter(1, 1)).toEqual([7, 8, 9])
})
