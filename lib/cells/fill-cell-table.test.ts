import { expect, test } from 'vitest'
import type { TableCondition, TableConfiguration, TableTask } from './cell-table'
import { startCellTable } from './fill-cell-table'

// Only their number matters to a table.
const LISTS = {
  tasks: [{} as TableTask],
  configurations: [{} as TableConfiguration],
  conditions: [{} as TableCondition, {} as TableCondition],
}

const row = (task: number | undefined, condition: number, passed: number) => ({
  ...{ task, configuration: 0, condition, nTrials: 3, nInferred: 0 },
  ...{ rewards: null, meanReward: passed / 3, nGt0: passed, nEq1: passed },
})

test('what a batch adds while a table is filled waits for the next table', () => {
  const { table, write } = startCellTable(LISTS, 1)
  write(row(undefined, 0, 1))
  write(row(0, 1, 2))
  write(row(0, 0, 3))
  expect(table.length).toBe(1)
  expect(table.cellAt(0, 0, 1)).toBe(0)
  expect(table.cellAt(0, 0, 0)).toBe(-1)
  expect(table.byPolicy.headline.sum[0]).toBe(2)
})
