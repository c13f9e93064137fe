import { afterEach, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { experiment } from '@/db/schema'
import { behindDoor, isReading } from './database-door'
import { openDatabase } from './open-database'
import { createTestDb } from './testing'

const held = globalThis as { skillscopeDoor?: (isWrite: boolean) => void }
afterEach(() => delete held.skillscopeDoor)

const keep = (say: (isWrite: boolean) => void) => (held.skillscopeDoor = say)

test('what reads is told from what writes', () => {
  for (const reads of ['SELECT replace(a, 1, 2) FROM t', ' with x as (select 1) select * from x'])
    expect([reads, isReading(reads)]).toEqual([reads, true])
  for (const writes of [
    ...[
      'INSERT INTO t VALUES (1)',
      'delete from t',
      'UPDATE t SET a = 1',
      'PRAGMA user_version = 1',
    ],
    ...[
      'WITH x AS (SELECT 1) DELETE FROM t',
      'REPLACE INTO t VALUES (1)',
      'DROP TABLE t',
      'ATTACH x',
    ],
  ])
    expect([writes, isReading(writes)]).toEqual([writes, false])
})

test('every way to use the database is asked of the door', async () => {
  const { url } = await createTestDb()
  const db = openDatabase(url, undefined, behindDoor)
  const asked: boolean[] = []
  keep((isWrite) => asked.push(isWrite))
  await db.select().from(experiment)
  await db.run(sql`SELECT 1`)
  await db.$client.batch(['SELECT 1'], 'write')
  await db.delete(experiment)
  await db.transaction(() => Promise.resolve())
  expect(asked).toEqual([false, false, false, true, true])
  keep(() => {
    throw new Error('closed')
  })
  await expect(db.select().from(experiment)).rejects.toThrow()
  await expect((async () => db.$client.execute('SELECT 1'))()).rejects.toThrow('closed')
})

test('without a door, as on loopback, nothing is asked', async () => {
  const { url } = await createTestDb()
  expect(await openDatabase(url, undefined, behindDoor).select().from(experiment)).toEqual([])
})
