import { expect, test } from 'vitest'
import { drawnRows } from './drawn-rows'

const task = (name: string, usable: number) => ({ name, usable, planned: 1000 })

test('of many arms only the tasks that lack the most are drawn, in the order of the list', () => {
  const rows = [task('a', 1000), task('b', 10), task('c', 900), task('d', 0)]
  expect(drawnRows(rows, 600).map(({ name }) => name)).toEqual(['b', 'd'])
  expect(drawnRows(rows, 5000).map(({ name }) => name)).toEqual(['d'])
})

test('where all fit all are drawn', () => {
  const rows = [task('a', 1000), task('b', 10)]
  expect(drawnRows(rows, 20)).toBe(rows)
  expect(drawnRows(rows, 0)).toBe(rows)
})
