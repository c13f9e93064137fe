import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { makePublishedBoard } from '@/lib/analysis/figure/testing'
import { listFindings } from './list-findings'

test('what luck would do to the published board is the figure of its overview, with its limits', async () => {
  const db = await createTestDb()
  await makePublishedBoard(db)
  const [board] = await listFindings(db)
  expect(board!.harmed).toEqual([])
  expect(board!.luck).toMatchObject({ nTasks: 79, observedNegative: 13 })
  expect(board!.luck!.nothing).toMatchObject({ lo: 25, hi: 41 })
  expect(board!.luck!.nothing.expectedNegative!.toFixed(1)).toBe('32.8')
})
