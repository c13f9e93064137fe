import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { listRuleCounts } from '@/lib/analysis/import/list-rule-counts'
import { harborTrial, importFiles } from '@/lib/ingest/testing-harbor'

test('what rules did is that of the last import; one without rules did nothing', async () => {
  const db = await createTestDb()
  const rule = { where: { path: '**' }, set: { split: 'train' } }
  await importFiles(db, harborTrial('job/sort__aaaaaaa', {}), { rules: [rule] })
  const { rows } = await db.$client.execute('SELECT id FROM experiment')
  const id = Number(rows[0]!.id)
  expect((await listRuleCounts(db, id)).map((one) => [one.rule, one.trials])).toEqual([[rule, 1]])
  await importFiles(db, harborTrial('job/find__bbbbbbb', {}), { rules: [] })
  expect(await listRuleCounts(db, id)).toEqual([])
  expect(await listRuleCounts(db, id + 1)).toEqual([])
})
