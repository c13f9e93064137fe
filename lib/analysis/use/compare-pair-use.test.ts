import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { addMeasure, cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { comparePairUse } from './compare-pair-use'

const TASKS = ['a', 'b', 'c', 'd', 'e', 'f']

/** Haiku passes all with skills and none without; Opus passes as `opus` says without. */
async function pairs(opus: 0 | 1) {
  const db = await createTestDb()
  const lines = TASKS.flatMap((task) => [
    `${task} | haiku-4-5 | no_skills | 0 0`,
    `${task} | haiku-4-5 | curated | ${opus === 0 ? '1 1' : '0 0'}`,
    `${task} | opus-4-5 | no_skills | ${opus} ${opus}`,
    `${task} | opus-4-5 | curated | 1 1`,
  ])
  const id = await makeExperiment(db, { cells: cellsFromText(lines.join('\n')) })
  // Haiku with skills: a quarter of what Opus takes without, a little more in later tasks.
  const means = TASKS.flatMap((_, index) => [900, 100 + index, 400, 500])
  await addMeasure(db, id, 'steps', means)
  const open = (await openExperiment(db, 'test', DEFAULT_QUESTION))!
  const question = { ...DEFAULT_QUESTION, measure: 'steps' as const, only: 'all' as const }
  return comparePairUse(db, open, open.contrast!, question)
}

test('a small model with skills is set against a large one without, task by task', async () => {
  const [row, ...others] = await pairs(0)
  expect(others).toEqual([])
  expect(row!.name).toBe('haiku-4-5 · harness with skills against opus-4-5 · harness without')
  expect(row!.change).toMatchObject({ n: 6, without: 400, with: 102.5, nDown: 6 })
  expect(row!.change.change).toBeCloseTo(-0.744, 3)
})

test('where its success is worse a saving is none: the pair is not shown', async () => {
  expect(await pairs(1)).toEqual([])
})
