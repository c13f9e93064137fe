import { readdir } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { sweepStaging } from './sweep-staging'
import { withFolder } from '@/lib/ingest/testing'

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
