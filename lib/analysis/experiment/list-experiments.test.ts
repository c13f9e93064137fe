import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { experiment, imports } from '@/db/schema'
import type { ImportState } from '@/lib/domain/import'
import { NO_OPTIONS } from '@/lib/domain/import'
import type { Db } from '@/db/open-database'
import { listExperiments } from './list-experiments'

async function addExperiment(db: Db, slug: string, state: ImportState, finishedAt: number) {
  const [made] = await db
    .insert(experiment)
    .values({ slug, name: slug, kind: 'logs', createdAt: 0 })
    .returning({ id: experiment.id })
  await db.insert(imports).values({
    ...{ uid: slug, experimentId: made!.id, experimentSlug: slug, state, finishedAt },
    ...{ source: 'job', origin: 'browser', options: NO_OPTIONS, createdAt: finishedAt },
  })
}

test('an experiment whose import was undone is not the first, and has no last import', async () => {
  const db = await createTestDb()
  await addExperiment(db, 'kept', 'done', 1000)
  await addExperiment(db, 'undone', 'undone', 2000)
  const listed = await listExperiments(db)
  expect(listed.map(({ slug, lastImportAt }) => [slug, lastImportAt])).toEqual([
    ['kept', 1000],
    ['undone', null],
  ])
})
