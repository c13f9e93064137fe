import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { task, trial } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { loadCells } from '@/lib/analysis/cell-table/load-cells'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { makeTrialDetail } from '@/lib/analysis/testing'
import { LEFT_ALONE } from '@/lib/domain/task-tag'
import { countFalseActivation } from './count-false-activation'

// Of "poem" two runs of three leave the skill alone; one trial of "sum" stands for eight runs.
const CELLS = `
  plan | alpha | curated | 0 1
  poem | alpha | curated | 1 1 0
  sum  | alpha | curated | 0.75
`
const ATTRIBUTES = {
  plan: { skill: 'garden', shouldTrigger: true },
  poem: { skill: 'garden', shouldTrigger: false },
  sum: { skill: 'tables', shouldTrigger: false, runs: 8, triggered: 2 },
}

async function makeTriggerEvals() {
  const db = await createTestDb()
  const id = await makeExperiment(db, { cells: cellsFromText(CELLS) })
  for (const one of await db.select().from(task)) {
    // The tasks of the lines above.
    const attributes = ATTRIBUTES[one.name as keyof typeof ATTRIBUTES]
    const tags = attributes.shouldTrigger ? [] : [LEFT_ALONE]
    await db.update(task).set({ tags }).where(eq(task.id, one.id))
    await db
      .update(trial)
      .set({ detail: makeTrialDetail({ attributes }) })
      .where(eq(trial.taskId, one.id))
  }
  return { db, id }
}

test('runs that use a skill where none should be, over all and by skill, with n and interval', async () => {
  const { db, id } = await makeTriggerEvals()
  const open = { experiment: { id, kind: 'logs' as const }, table: await loadCells(db, id) }
  const found = (await countFalseActivation(db, open))!
  expect(found).toMatchObject({ nTasks: 2, nRuns: 11, nRead: 3, share: 3 / 11 })
  expect(found.low).toBeCloseTo(0.0975, 3)
  expect(found.high).toBeCloseTo(0.5656, 3)
  expect(found.bySkill.map(({ skill, nRead, nRuns }) => [skill, nRead, nRuns])).toEqual([
    ['garden', 1, 3],
    ['tables', 2, 8],
  ])
})

test('what a reviewer left out is not counted; where no log asks there is nothing to say', async () => {
  const { db, id } = await makeTriggerEvals()
  await db.update(trial).set({ isExcluded: true })
  const open = { experiment: { id, kind: 'logs' as const }, table: await loadCells(db, id) }
  expect(await countFalseActivation(db, open)).toBeNull()
})
