import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { loadCells } from '@/lib/analysis/cell-table/load-cells'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { armRates, groupByTasks } from './arm-rates'

const TEXT = `
  copy | alpha | no_skills | 1 1
  sum  | alpha | no_skills | 1 0
  copy | beta  | no_skills | 0
  sum  | beta  | no_skills | 1
  fly  | gamma | no_skills | infra
`

async function loadTable() {
  const db = await createTestDb()
  return loadCells(db, await makeExperiment(db, { cells: cellsFromText(TEXT) }))
}

test('each arm has its mean over tasks, whatever the number of trials, the highest first', async () => {
  const arms = armRates(await loadTable(), 'headline')
  expect(arms.map(({ rate, nTrials, nCountedTasks }) => [rate, nTrials, nCountedTasks])).toEqual([
    [0.75, 4, 2],
    [0.5, 2, 2],
    [null, 1, 0],
  ])
  expect([...arms[0]!.outcomes.values()].sort()).toEqual(['passed', 'some'])
  expect([...arms[2]!.outcomes.values()]).toEqual(['uncounted'])
})

test('only arms that ran the same tasks are ranked with each other', async () => {
  const { rankable, alone } = groupByTasks(armRates(await loadTable(), 'headline'))
  expect(rankable.map((group) => group.length)).toEqual([2])
  expect(alone).toHaveLength(1)
})
