import { spawnSync } from 'node:child_process'
import { hostname } from 'node:os'
import { expect, test } from 'vitest'
import { openWriter } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import { fenceStatements, takeWriterLease } from './writer-lease'

const HOUR = 3_600_000

test('a second writer waits until the first is done', async () => {
  const db = await createTestDb()
  const other = await openWriter(db.url)
  const first = await takeWriterLease(db, { waitMs: 0 })
  expect(await takeWriterLease(other, { waitMs: 0 })).toBeNull()
  let second: ReturnType<typeof takeWriterLease>
  await new Promise<void>((onWait) => (second = takeWriterLease(other, { waitMs: null, onWait })))
  await first!.release()
  expect(await second!).not.toBeNull()
})

test('a lease without a heartbeat is taken over, and its old holder can write no more', async () => {
  const db = await createTestDb()
  const asleep = await takeWriterLease(db, { waitMs: 0 })
  const next = await takeWriterLease(db, { waitMs: 0, now: () => Date.now() + HOUR })
  expect(next).not.toBeNull()
  const write = 'INSERT INTO data_version (id, version) VALUES (1, 1)'
  await expect(
    db.$client.batch([...fenceStatements(asleep!.holder), write], 'write'),
  ).rejects.toThrow(/NOT NULL/)
  expect((await db.$client.execute('SELECT * FROM data_version')).rows).toEqual([])
  await db.$client.batch([...fenceStatements(next!.holder), write], 'write')
})

test('the lease of a killed process on this machine is free at once', async () => {
  const db = await createTestDb()
  const { pid } = spawnSync(process.execPath, ['-e', '0'])
  await db.$client.execute('INSERT INTO lease VALUES (?, ?, ?)', [
    'writer',
    `${hostname()}:${pid}:x`,
    Date.now(),
  ])
  expect(await takeWriterLease(db, { waitMs: 0 })).not.toBeNull()
})
