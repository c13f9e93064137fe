import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { addExperiment } from '@/db/writes/add-experiment'

function checkDb(...args: string[]) {
  const command = ['lib/compile/run.mjs', 'lib/cli/check-db.ts', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('check:db says that a database is sound, names what differs, and makes no database', async () => {
  const db = await createTestDb()
  await addExperiment(db, { slug: 'exp', name: 'Exp', kind: 'logs' })
  expect(checkDb('--database', db.url)).toMatchObject({
    status: 0,
    stdout: 'Sound: nothing differs.\n',
  })
  await db.$client.execute('UPDATE experiment SET data_version = 9')
  expect(checkDb('--database', db.url)).toMatchObject({
    status: 1,
    stdout: 'versions: exp: version 9 was never given\nLines that differ: 1.\n',
  })
  const nowhere = join(mkdtempSync(join(tmpdir(), 'skillscope-test-')), 'none.db')
  expect(checkDb('--database', `file:${nowhere}`)).toMatchObject({
    status: 2,
    stderr: `There is no database at file:${nowhere}.\n`,
  })
  expect(existsSync(nowhere)).toBe(false)
  expect(checkDb('--databse', db.url)).toMatchObject({ status: 2 })
})
