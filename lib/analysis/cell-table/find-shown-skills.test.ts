import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { condition, task, trial } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { rebuildCells } from '@/db/writes/recount-cells'
import { insertTestSkillSet } from '@/lib/analysis/testing'
import { findShownSkills } from './find-shown-skills'
import { cellsFromText, makeExperiment } from './testing'

async function makeTwoConditions() {
  const db = await createTestDb()
  const id = await makeExperiment(db, {
    cells: cellsFromText(`
      sum | alpha | no_skills | 0 1
      sum | alpha | curated   | 1 1`),
  })
  return { db, id }
}

test('a name shows no skill where trajectories could; one that offers a skill, or a delivery that brings them, does', async () => {
  const { db, id } = await makeTwoConditions()
  const read = async () => {
    const shown = await findShownSkills(db, id)
    const rows = await db.select().from(condition)
    return rows.filter((row) => shown.has(row.id)).map(({ key }) => key)
  }
  // Without a trajectory nothing could tell: the condition is taken at its word.
  expect(await read()).toEqual(['curated'])
  const [uid, other] = ['sum-alpha-curated-1', 'sum-alpha-curated-2'] as const
  const setUse = (skillUse: 'none' | 'offered', of: string = uid) =>
    db.update(trial).set({ skillUse }).where(eq(trial.uid, of))
  await setUse('none')
  await setUse('none', other)
  await rebuildCells(db, id)
  expect(await read()).toEqual([])
  await setUse('offered')
  expect(await read()).toEqual(['curated'])
  // A trial that a reviewer takes out shows nothing.
  await db.update(trial).set({ isExcluded: true }).where(eq(trial.uid, uid))
  expect(await read()).toEqual([])
  const [own] = await db.select().from(task)
  await insertTestSkillSet(db, own!.id, { skillCount: 1 })
  expect(await read()).toEqual(['curated'])
})
