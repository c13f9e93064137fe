import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { findByName } from './find-by-name'

async function makeDb() {
  const db = await createTestDb()
  await makeExperiment(db, {
    cells: cellsFromText(`
      sum-invoice     | alpha | no_skills | 0
      sum-invoice     | alpha | curated   | 1
      invoice-aging   | alpha | no_skills | 1
      100%_done       | alpha | no_skills | 1
    `),
  })
  return db
}

const titles = (found: { readonly items: readonly { readonly title: string }[] }) =>
  found.items.map(({ title }) => title)

test('a task is found by any part of its name; what begins with the text comes first', async () => {
  const { tasks } = await findByName(await makeDb(), 'Invoice')
  expect(titles(tasks)).toEqual(['invoice-aging', 'sum-invoice'])
  expect(tasks.items[0]).toMatchObject({ href: '/experiments/test/tasks/invoice-aging' })
})

test('every word must be there, in any order', async () => {
  const db = await makeDb()
  expect(titles((await findByName(db, 'aging invoice')).tasks)).toEqual(['invoice-aging'])
  expect((await findByName(db, 'invoice nothing')).tasks).toEqual({ items: [], total: 0 })
})

test('a text is no pattern', async () => {
  const db = await makeDb()
  expect(titles((await findByName(db, '%')).tasks)).toEqual(['100%_done'])
  expect((await findByName(db, 'sum%invoice')).tasks.total).toBe(0)
})

test('models, conditions and experiments are found too', async () => {
  const found = await findByName(await makeDb(), 'alpha')
  expect(found.models.total).toBe(1)
  expect((await findByName(await makeDb(), 'curated')).conditions.total).toBe(1)
  expect(titles((await findByName(await makeDb(), 'test')).experiments)).toHaveLength(1)
})

test('a skill leads to its own page', async () => {
  const db = await makeDb()
  await db.$client.execute(
    "INSERT INTO skill (experiment_id, name) SELECT id, 'ledger/close' FROM experiment",
  )
  const { skills } = await findByName(db, 'ledger')
  expect(skills.items).toMatchObject([{ href: '/experiments/test/skills/ledger%2Fclose' }])
})

test('a trial is found by the beginning of its id', async () => {
  const db = await makeDb()
  await db.$client.execute("UPDATE trial SET uid = 'abc' || id || 'xyz'")
  const { trials } = await findByName(db, 'abc1')
  expect(titles(trials)).toEqual(['abc1xyz'])
  expect((await findByName(db, 'ab')).trials.total).toBe(0)
})
