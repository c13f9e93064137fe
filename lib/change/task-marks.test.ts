import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import type { Db } from '@/db/open-database'
import { imports } from '@/db/schema'
import { listMarks } from '@/lib/analysis/note/list-marks'
import { insertTestExperiment, insertTestTrial } from '@/lib/analysis/testing'
import { NO_OPTIONS } from '@/lib/domain/import'
import { markTask, unmarkTask } from './task-marks'

const ADA = { id: 'person:ada', name: 'Ada' }

async function makeDb() {
  const db = await createTestDb()
  const place = await insertTestExperiment(db, 'demo', 'sum')
  await insertTestTrial(db, place, { uid: 't1' })
  return { db, place }
}

async function insertImport(db: Db, experimentId: number, state: 'done' | 'running') {
  const [row] = await db
    .insert(imports)
    .values({
      ...{ uid: `i-${state}`, experimentId, experimentSlug: 'demo', state, source: 'x.zip' },
      ...{ origin: 'api', options: NO_OPTIONS, createdAt: 0 },
    })
    .returning({ id: imports.id })
  return row!.id
}

test('a mark says who looked through a task, and one click takes it away', async () => {
  const { db, place } = await makeDb()
  expect(await markTask(db, 'demo', 'sum', ADA)).toBeNull()
  const marks = await listMarks(db, place.experimentId)
  expect(marks).toMatchObject([{ task: 'sum', author: 'Ada', nNewTrials: 0, isGone: false }])
  expect(await unmarkTask(db, 'demo', 'sum')).toBeNull()
  expect(await listMarks(db, place.experimentId)).toEqual([])
  expect(await unmarkTask(db, 'demo', 'sum')).toMatch(/no mark/)
  expect(await markTask(db, 'demo', 'nope', ADA)).toMatch(/no task/)
})

test('trials that come in after the mark are counted until it is set again', async () => {
  const { db, place } = await makeDb()
  await markTask(db, 'demo', 'sum', ADA)
  const importId = await insertImport(db, place.experimentId, 'done')
  await insertTestTrial(db, { ...place, importId }, { uid: 't2' })
  await insertTestTrial(db, { ...place, importId }, { uid: 't3', isLive: false })
  expect(await listMarks(db, place.experimentId)).toMatchObject([{ nNewTrials: 1 }])
  await markTask(db, 'demo', 'sum', ADA)
  expect(await listMarks(db, place.experimentId, { tasks: ['sum'] })).toMatchObject([
    { nNewTrials: 0 },
  ])
  expect(await listMarks(db, place.experimentId, { tasks: ['other'] })).toEqual([])
})

test('an import that is under way may bring more: its trials count as new', async () => {
  const { db, place } = await makeDb()
  const importId = await insertImport(db, place.experimentId, 'running')
  await insertTestTrial(db, { ...place, importId }, { uid: 't2' })
  await markTask(db, 'demo', 'sum', ADA)
  expect(await listMarks(db, place.experimentId)).toMatchObject([{ nNewTrials: 1 }])
})
