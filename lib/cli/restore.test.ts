// What docs/deploy.md says of backing up: a folder that is put back, and a copy that becomes a database of its own.
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrateDatabase } from '@/db/migrate-database'
import { openWriter } from '@/db/open-database'
import { expectSound } from '@/db/testing'
import { listExperiments } from '@/lib/analysis/experiment/list-experiments'
import { isUpToDate } from '@/lib/server/prepare-database'
import { copyOnce } from './testing-copy'
import { findSqld, startSqld } from './sqld.mjs'
import { importDelivery, SLUG, writeDelivery } from './torture-acts'

const newFolder = () => mkdtemp(join(tmpdir(), 'skillscope-restore-'))

/** A database with an import of 30 trials. */
async function fill(url: string) {
  const folder = await newFolder()
  await writeDelivery(join(folder, 'first'), 30, 1)
  await writeDelivery(join(folder, 'second'), 45, 0)
  const db = await openWriter(url)
  await migrateDatabase(db)
  const place = { db, folder, data: folder }
  await importDelivery(place, 'first')
  return { db, again: (other: typeof db) => importDelivery({ ...place, db: other }, 'second') }
}

const shown = async (db: Parameters<typeof listExperiments>[0]) =>
  (await listExperiments(db)).map(({ slug, headline }) => ({ slug, headline }))

test('a data folder that is put back has what it had, and takes imports', async () => {
  const [data, kept] = [await newFolder(), await newFolder()]
  const { db, again } = await fill(`file:${join(data, 'skillscope.db')}`)
  const before = await shown(db)
  db.$client.close()
  await cp(data, kept, { recursive: true })
  const restored = await openWriter(`file:${join(kept, 'skillscope.db')}`)
  await expectSound(restored)
  expect(await shown(restored)).toEqual(before)
  await again(restored)
  await expectSound(restored)
})

test.skipIf(findSqld() === null)('a copy of a server becomes a database of its own', async () => {
  const data = await newFolder()
  const server = await startSqld(join(data, 'server'))
  const { db, again } = await fill(server.url)
  const before = await shown(db)
  expect(await copyOnce(data, server.url)).toBe(0)
  await server.stop()
  await cp(join(data, 'copy.db'), join(data, 'skillscope.db'))
  const restored = await openWriter(`file:${join(data, 'skillscope.db')}`)
  await expectSound(restored)
  expect(await shown(restored)).toEqual(before)
  expect(before.map(({ slug }) => slug)).toEqual([SLUG])
  await again(restored)
  await expectSound(restored)
})

test('an older program opens the database of a newer one', async () => {
  const db = await openWriter(`file:${join(await newFolder(), 'newer.db')}`)
  await migrateDatabase(db)
  await db.$client.batch(
    [
      'ALTER TABLE import ADD later text',
      `INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9e12)`,
    ],
    'write',
  )
  expect(await isUpToDate(db)).toBe(true)
  await migrateDatabase(db)
  await expectSound(db)
})
