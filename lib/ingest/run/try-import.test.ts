import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createTestDb } from '@/db/testing'
import { DATABASE_AWAY } from '@/db/database-away'
import { getImportRow, queueAgain } from './import-rows'
import { confirmImport, noteStaged, stageImport } from './manage-imports'
import { tryImport } from './try-import'

const lost = () =>
  Object.assign(new Error('The database does not answer.'), { code: DATABASE_AWAY })

async function makeQueued() {
  const db = await createTestDb()
  const uid = await stageImport(db, { origin: 'browser' })
  await noteStaged(db, uid, 'job')
  await confirmImport(db, uid, { experiment: 'exp' })
  const folder = mkdtempSync(join(tmpdir(), 'skillscope-try-'))
  const row = async () => (await getImportRow(db, uid))!
  const run = async (work: () => Promise<void>) =>
    tryImport(db, { row: await row(), folder, work }).catch(() => undefined)
  return { db, row, run }
}

test('an import is not given up because its database is away again and again', async () => {
  const { db, row, run } = await makeQueued()
  for (let outage = 0; outage < 5; outage += 1) {
    await run(() => {
      vi.spyOn(db.$client, 'execute').mockRejectedValueOnce(lost())
      return Promise.reject(lost())
    })
    expect(await row()).toMatchObject({ state: 'queued', attempts: 1 })
  }
  const work = vi.fn(() => Promise.resolve())
  await run(work)
  expect([work.mock.calls.length, (await row()).attempts]).toEqual([1, 1])
  await run(work)
  expect((await row()).attempts).toBe(2)
})

test('an import for which the database cuts the connection, and answers, is given up', async () => {
  const { row, run } = await makeQueued()
  const states: string[] = []
  for (let turn = 0; turn < 4; turn += 1) {
    await run(() => Promise.reject(lost()))
    states.push((await row()).state)
  }
  expect(states).toEqual(['queued', 'queued', 'queued', 'failed'])
})

test('an import that another writer pushed aside has its try back', async () => {
  const { db, row, run } = await makeQueued()
  for (const state of ['running', 'queued']) {
    await run(async () => {
      await db.$client.execute('UPDATE import SET state = ?', [state])
      await queueAgain(db, (await row()).id)
    })
    expect(await row()).toMatchObject({ state: 'queued', attempts: 0 })
  }
})
