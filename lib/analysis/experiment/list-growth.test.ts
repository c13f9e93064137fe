import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { imports, task, trial } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { NO_OPTIONS } from '@/lib/domain/import'
import { openExperiment } from './get-experiment'
import { listGrowth } from './list-growth'

const CELLS = `
  a | alpha | no_skills | 0 0
  a | alpha | curated   | 1 1
  b | alpha | no_skills | 1 1
  b | alpha | curated   | 1 1
  c | alpha | no_skills | 1
  c | alpha | curated   | 0
`

/** Task c came with a second import. */
async function makeGrown() {
  const db = await createTestDb()
  const experimentId = await makeExperiment(db, { cells: cellsFromText(CELLS) })
  const [second] = await db
    .insert(imports)
    .values({
      ...{ uid: 'import-2', experimentId, experimentSlug: 'test', state: 'done', source: 'job-2' },
      ...{ origin: 'command_line', options: NO_OPTIONS },
      ...{ createdAt: 1_700_000_100_000, finishedAt: 1_700_000_160_000 },
    })
    .returning()
  const [late] = await db.select().from(task).where(eq(task.name, 'c'))
  await db.update(trial).set({ importId: second!.id }).where(eq(trial.taskId, late!.id))
  return { db, open: (await openExperiment(db, 'test', DEFAULT_QUESTION))! }
}

test('each import has the gain over what it and those before it brought, the last the gain of today', async () => {
  const { db, open } = await makeGrown()
  const steps = await listGrowth(db, open, open.contrast!)
  expect(steps.map(({ source, nTrials, growing }) => [source, nTrials, growing?.nTasks])).toEqual([
    ['job-1', 8, 2],
    ['job-2', 10, 3],
  ])
  expect(steps[0]!.growing).toMatchObject({ estimate: 0.5, isUsable: false })
  expect(steps[1]!.growing!.estimate).toBeCloseTo(0, 12)
})

test('an import whose trials no longer stand is no step', async () => {
  const { db, open } = await makeGrown()
  await db.update(trial).set({ isLive: false }).where(eq(trial.importId, 1))
  const steps = await listGrowth(db, open, open.contrast!)
  expect(steps.map(({ source }) => source)).toEqual(['job-2'])
})
