import { expect, test } from 'vitest'
import { startCellTable } from './fill-cell-table'
import { remember } from './remember'

const makeTable = () => startCellTable({ tasks: [], configurations: [], conditions: [] }, 0).table

test('an answer is computed once a table and question', () => {
  const table = makeTable()
  let asked = 0
  const ask = (question: unknown, of = table) => remember(of, 'count', question, () => ++asked)
  expect([ask({ q: 1 }), ask({ q: 1 }), ask({ q: 2 }), ask({ q: 1 })]).toEqual([1, 1, 2, 1])
  expect(ask({ q: 1 }, makeTable())).toBe(3)
})

test('the answer not asked for longest is forgotten first', () => {
  const table = makeTable()
  let asked = 0
  const ask = (question: number) => remember(table, 'count', question, () => ++asked)
  for (let question = 0; question < 96; question++) ask(question)
  ask(0)
  ask(96)
  expect(ask(0)).toBe(1)
  expect(ask(1)).toBe(98)
})
