import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { measureTasks } from './compare-tasks'
import { DEFAULT_QUESTION } from './describe-contrast'
import { samePolicy } from './same-policy'

async function open(with_: string) {
  const db = await createTestDb()
  const text = `a | one | no_skills | 0 1\na | one | curated | ${with_}`
  await makeExperiment(db, { cells: cellsFromText(text) })
  return (await openExperiment(db, 'test', DEFAULT_QUESTION))!
}

test('without errors all policies are one, and tasks are measured once', async () => {
  const { table, contrast } = await open('1 1')
  expect(samePolicy(table, 'completed_only')).toBe('headline')
  expect(measureTasks(table, { ...contrast!, policy: 'fail' })).toBe(measureTasks(table, contrast!))
})

test('a time-out is left out by one policy, a broken container counted by another', async () => {
  const late = await open('1 timeout')
  expect(samePolicy(late.table, 'fail')).toBe('headline')
  expect(samePolicy(late.table, 'completed_only')).toBe('completed_only')
  const broken = await open('1 infra')
  expect(samePolicy(broken.table, 'fail')).toBe('fail')
  expect(samePolicy(broken.table, 'completed_only')).toBe('headline')
  const under = (policy: 'headline' | 'fail') =>
    measureTasks(broken.table, { ...broken.contrast!, policy })[0]!.with
  expect([under('headline'), under('fail')]).toEqual([1, 0.5])
})
