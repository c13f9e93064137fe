import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { canPairJobs } from './can-pair-jobs'

async function pairs(jobs: Readonly<Record<string, string>>) {
  const db = await createTestDb()
  const cells = cellsFromText('copy | alpha | unknown | 1 0\nsum | alpha | unknown | 1')
  const id = await makeExperiment(db, { cells })
  for (const [uid, job] of Object.entries(jobs))
    await db.$client.execute('UPDATE trial SET job_name = ? WHERE uid = ?', [job, uid])
  return canPairJobs(db, id)
}

test('jobs of other tasks make no pair, two jobs of one task do', async () => {
  const [one, two, other] = ['copy-alpha-unknown-1', 'copy-alpha-unknown-2', 'sum-alpha-unknown-1']
  expect(await pairs({ [one!]: 'a', [two!]: 'a', [other!]: 'b' })).toBe(false)
  expect(await pairs({ [one!]: 'a', [two!]: 'b', [other!]: 'b' })).toBe(true)
})
