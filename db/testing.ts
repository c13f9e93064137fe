import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect } from 'vitest'
import { checkDatabase } from '@/db/checks/check-database'
import { migrateDatabase } from './migrate-database'
import { openWriter, type Db } from './open-database'

/** A fresh, migrated database in a temporary file, for one test. */
export async function createTestDb(): Promise<Db & { url: string }> {
  const url = `file:${join(mkdtempSync(join(tmpdir(), 'skillscope-test-')), 'test.db')}`
  const db = await openWriter(url)
  await migrateDatabase(db)
  return Object.assign(db, { url })
}

/** Ends a test that writes: whatever is kept as a count is what counting again gives. */
export async function expectSound(db: Db): Promise<void> {
  expect(await checkDatabase(db)).toEqual([])
}

/**
 * For the tests of a file: makes databases, each of which is looked at after its test. Whatever was
 * imported, stopped or undone, what is kept as a count is what counting again gives.
 */
export function soundDatabases() {
  const opened: Db[] = []
  afterEach(async () => {
    for (const db of opened.splice(0)) await expectSound(db)
  })
  return async () => {
    const db = await createTestDb()
    opened.push(db)
    return db
  }
}
