import { mkdir, readdir, symlink } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createTestDb } from '@/db/testing'
import * as staged from './manage-imports'
import { sweepStaging } from './sweep-staging'
import { withFolder } from '@/lib/ingest/testing'

afterEach(() => vi.restoreAllMocks())

test('what a killed process unpacked goes at once; what a living one unpacks stays', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['--version'])
  const files = {
    [`spool/skillscope-${dead}-a.spool`]: 'x',
    [`spool/skillscope-${process.pid}-b.spool`]: 'x',
    'uploads/nobody1/file.json': 'x',
  }
  await withFolder(files, async (folder) => {
    await sweepStaging(await createTestDb(), folder)
    expect(await readdir(join(folder, 'spool'))).toEqual([`skillscope-${process.pid}-b.spool`])
    expect(await readdir(join(folder, 'uploads'))).toEqual([])
  })
})

test('an upload that is staged meanwhile stays, and what is gone from the spool ends nothing', async () => {
  await withFolder({ 'uploads/nobody1/file.json': 'x', 'spool/a': 'x' }, async (folder) => {
    await symlink(join(folder, 'gone'), join(folder, 'spool', 'b'))
    const list = staged.listStagedUids
    vi.spyOn(staged, 'listStagedUids').mockImplementation(async (db) => {
      const uids = await list(db)
      await mkdir(join(folder, 'uploads', 'another2'))
      return uids
    })
    await sweepStaging(await createTestDb(), folder)
    expect(await readdir(join(folder, 'uploads'))).toEqual(['another2'])
  })
})
