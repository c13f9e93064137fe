import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { openWriter, type Db } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import { thisMachine } from './this-machine'
import { fenceStatements, takeLease, takeWriterLease } from './writer-lease'

const HOUR = 3_600_000

/** What a clock that was set, or a holder that sleeps, leaves behind. */
const moveHeartbeat = (db: Db, byMs: number) =>
  db.$client.execute('UPDATE lease SET heartbeat_at = heartbeat_at + ?', [byMs])

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

/** A holder on another machine that beats no more. */
async function fallAsleep(db: Db): Promise<string> {
  const holder = 'elsewhere/0:1:x'
  await db.$client.execute(`INSERT INTO lease VALUES ('writer', '${holder}', 1)`)
  return holder
}

test('a lease without a heartbeat is taken over, and its old holder can write no more', async () => {
  const db = await createTestDb()
  const asleep = await fallAsleep(db)
  const next = await takeWriterLease(db, { waitMs: 0 })
  expect(next).not.toBeNull()
  const write = 'INSERT INTO data_version (id, version) VALUES (1, 1)'
  await expect(db.$client.batch([...fenceStatements(asleep), write], 'write')).rejects.toThrow(
    /NOT NULL/,
  )
  expect((await db.$client.execute('SELECT * FROM data_version')).rows).toEqual([])
  await db.$client.batch([...fenceStatements(next!.holder), write], 'write')
})

test('a writer whose lease was taken and given back meanwhile can write no more', async () => {
  const db = await createTestDb()
  const asleep = await fallAsleep(db)
  await (await takeWriterLease(db, { waitMs: 0 }))!.release()
  const write = 'INSERT INTO data_version (id, version) VALUES (1, 1)'
  await expect(db.$client.batch([...fenceStatements(asleep), write], 'write')).rejects.toThrow(
    /NOT NULL/,
  )
})

test('the lease of a killed process on this machine is free at once', async () => {
  const db = await createTestDb()
  const { pid } = spawnSync(process.execPath, ['-e', '0'])
  await db.$client.execute('INSERT INTO lease VALUES (?, ?, ?)', [
    'writer',
    `${thisMachine()}:${pid}:x`,
    Date.now(),
  ])
  expect(await takeWriterLease(db, { waitMs: 0 })).not.toBeNull()
})

test('a holder that lives keeps its lease when the clock is set forward or back', async () => {
  const db = await createTestDb()
  const other = await openWriter(db.url)
  await takeWriterLease(db, { waitMs: 0 })
  for (const jump of [HOUR, -HOUR]) {
    await moveHeartbeat(db, jump)
    expect(await takeWriterLease(other, { waitMs: 0 })).toBeNull()
  }
})

test('a lease that a dead machine left in the future is taken over', async () => {
  const db = await createTestDb()
  await fallAsleep(db)
  await moveHeartbeat(db, Date.now() + HOUR)
  expect(await takeWriterLease(db, { waitMs: 0 })).not.toBeNull()
})

test('leases of two names do not wait for each other', async () => {
  const db = await createTestDb()
  expect(await takeWriterLease(db, { waitMs: 0 })).not.toBeNull()
  expect(await takeLease(db, 'import:a', { waitMs: 0 })).not.toBeNull()
})
