import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { summarizeRuns } from './summarize-runs'

test('logs of one condition say how often each model passes and how its trials ended', async () => {
  const db = await createTestDb()
  await makeExperiment(db, {
    cells: cellsFromText(`
      copy | alpha | unknown | 1 timeout
      sum  | alpha | unknown | 0.5 0
      copy | beta  | unknown | 1
      sum  | beta  | unknown | infra
      fly  | gamma | unknown | 0
    `),
  })
  const found = (await summarizeRuns(db, 'test', DEFAULT_QUESTION))!
  expect(found.contrast).toBeNull()
  expect([found.nPassed, found.nTrials, found.nCounted]).toEqual([2, 7, 6])
  expect(found.groups[0]!.map(({ nCounted, nTrials }) => [nCounted, nTrials])).toEqual([
    [1, 2],
    [4, 4],
  ])
  const [group] = found.groups
  expect(group!.map(({ rate, nCountedTasks }) => [rate, nCountedTasks])).toEqual([
    [1, 1],
    [0.375, 2],
  ])
  expect(group![1]!.runs.endings).toMatchObject({
    passed: 1,
    partly: 1,
    failed: 1,
    agent_timeout: 1,
  })
  expect(group![0]!.runs.endings).toMatchObject({ passed: 1, infra_error: 1 })
  expect(found.alone).toHaveLength(1)
  expect(found.grid!.tasks).toEqual([
    { task: 'copy', outcomes: ['passed', 'some'] },
    { task: 'sum', outcomes: ['uncounted', 'some'] },
  ])
})
