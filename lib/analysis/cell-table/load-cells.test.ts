import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { experiment, task } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { loadCells } from './load-cells'
import { cellsFromText, makeExperiment } from './testing'

const CELLS = cellsFromText(`
  sum  | beta  | curated   | 1 1 0.5
  sum  | beta  | no_skills | 0 1 infra
  copy | alpha | no_skills | timeout 1
`)

test('cells come as columns, tasks by name, conditions in their fixed order', async () => {
  const db = await createTestDb()
  const table = await loadCells(db, await makeExperiment(db, { cells: CELLS }))
  expect(table.tasks.map(({ name }) => name)).toEqual(['copy', 'sum'])
  expect(table.configurations.map(({ key }) => key)).toEqual(['alpha', 'beta'])
  expect(table.conditions.map(({ key }) => key)).toEqual(['no_skills', 'curated'])
  const cell = table.cellAt(1, 1, 0)
  expect(table.nTrials[cell]).toBe(3)
  expect(table.byPolicy.headline.n[cell]).toBe(2)
  expect(table.byPolicy.fail.n[cell]).toBe(3)
  expect(table.cellAt(0, 1, 1)).toBe(-1)
  expect(table.partialRewards.size).toBe(1)
})

test('a table is kept until the version of its experiment rises', async () => {
  const db = await createTestDb()
  const id = await makeExperiment(db, { cells: CELLS })
  const others = cellsFromText('sort | beta | curated | 1 0')
  const other = await makeExperiment(db, { slug: 'other', cells: others })
  const [first, kept] = [await loadCells(db, id), await loadCells(db, other)]
  await db.update(task).set({ domain: 'Maths' }).where(eq(task.name, 'sum'))
  expect(await loadCells(db, id)).toBe(first)
  await db.update(experiment).set({ dataVersion: 99 }).where(eq(experiment.id, id))
  expect((await loadCells(db, id)).tasks[1]!.domain).toBe('Maths')
  expect(await loadCells(db, other)).toBe(kept)
})

test('an experiment without a task has an empty table', async () => {
  const db = await createTestDb()
  expect((await loadCells(db, 7)).length).toBe(0)
})
