import { beforeAll, expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { imports, reviewChange, skillSet, task } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { rebuildCells } from '@/db/writes/recount-cells'
import { insertTestExperiment, insertTestTrial } from '@/lib/analysis/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { NO_OPTIONS } from '@/lib/domain/import'
import { roundsHref } from '@/lib/url/rounds'
import { viewRounds, type RoundsQuestion } from './view-rounds'

// task | condition | import | started | reward
const TRIALS = `
  sum  | no_skills | 0 | 2026-05-01T09:00:00Z | 0
  copy | no_skills | 0 | 2026-05-01T09:00:00Z | 0
  sum  | curated   | 1 | 2026-05-04T09:00:00Z | 1
  copy | curated   | 1 | 2026-05-10 23:59:00  | 0
  sum  | curated   | 2 | 2026-05-11T00:00:00Z | 1
  copy | curated   | 2 | 2026-05-12T09:00:00Z | 1
  copy | curated   | 2 |                      | 0
`

let db: Db

const ask = (by: RoundsQuestion['by'], more: Partial<RoundsQuestion> = {}) =>
  viewRounds(db, 'demo', { ...DEFAULT_QUESTION, by, rise: 0, threshold: null, ...more })

const readingsOf = async (by: RoundsQuestion['by']) => {
  const view = (await ask(by))!
  const [series] = view.groups[0]!.series
  return {
    points: series!.points.map(({ label, raw, nTasks }) => [label, raw, nTasks]),
    steps: series!.changes.map(({ step, cause }) => [step?.difference ?? null, cause]),
    view,
  }
}

beforeAll(async () => {
  db = await createTestDb()
  const place = await insertTestExperiment(db, 'demo', 'sum')
  const [copy] = await db
    .insert(task)
    .values({ experimentId: place.experimentId, name: 'copy' })
    .returning()
  const importIds = [place.importId]
  for (const uid of ['second', 'third']) {
    const own = { uid, source: `${uid}.zip`, finishedAt: Date.UTC(2026, 4, 20), createdAt: 0 }
    const [row] = await db
      .insert(imports)
      .values({
        ...{ ...own, experimentId: place.experimentId, experimentSlug: 'demo', state: 'done' },
        ...{ origin: 'command_line', options: NO_OPTIONS },
      })
      .returning()
    importIds.push(row!.id)
  }
  const rows = TRIALS.trim().split('\n')
  for (const [index, row] of rows.entries()) {
    const [name, kind, at, started, reward] = row.split('|').map((cell) => cell.trim())
    const own = {
      ...place,
      taskId: name === 'sum' ? place.taskId : copy!.id,
      importId: importIds[Number(at)]!,
    }
    await insertTestTrial(db, own, {
      ...{ uid: `t${index}`, kind: kind === 'curated' ? 'curated' : 'no_skills' },
      reward: Number(reward),
      columns: { startedAtIso: started || null },
    })
  }
  // A fourth of the third import, which a reviewer left out.
  await insertTestTrial(
    db,
    { ...place, importId: importIds[2]! },
    {
      ...{ uid: 'left-out', kind: 'curated', reward: 0 },
      columns: { startedAtIso: '2026-05-11T00:00:00Z', isExcluded: true },
    },
  )
  await db.insert(reviewChange).values({
    ...{ uid: 'r', experimentId: place.experimentId, kind: 'exclude', subject: 'left-out' },
    ...{ reason: 'broken', createdAt: 0 },
  })
  for (const [importId, contentKey] of [
    [importIds[1]!, 'first text'],
    [importIds[2]!, 'second text'],
  ] as const)
    await db.insert(skillSet).values({ taskId: place.taskId, importId, contentKey })
  await rebuildCells(db, place.experimentId)
})

test('an ordinary experiment of several imports is read import by import, with what was new in each', async () => {
  const { points, steps, view } = await readingsOf(null)
  // Of the second delivery sum passes and copy does not; of the third sum passes and half of copy.
  expect(points).toEqual([
    ['2026-05-20, second.zip', 50, 2],
    ['2026-05-20, third.zip', 75, 2],
  ])
  expect(steps).toEqual([
    [25, 'new_text'],
    [null, 'unknown'],
  ])
  expect(view).toMatchObject({ by: 'import', spanWord: 'import', overTime: { nUndated: 0 } })
})

test('week by week a trial without a time is in no reading, and is counted', async () => {
  const { points, steps, view } = await readingsOf('week')
  expect(points).toEqual([
    ['week of 2026-05-04', 50, 2],
    ['week of 2026-05-11', 100, 2],
  ])
  expect(steps[0]).toEqual([50, 'unknown'])
  expect(view.overTime).toMatchObject({ nEarlier: 0, nUndated: 1, isAsImported: false })
})

test('version by version of the skills, trials of a task without skills that are known are in none', async () => {
  const { points, steps, view } = await readingsOf('version')
  // The third import brought sum another text; copy has none.
  expect(points).toEqual([
    ['version 1, from 2026-05-20, second.zip', 100, 1],
    ['version 2, from 2026-05-20, third.zip', 100, 1],
  ])
  expect(steps[0]).toEqual([0, 'new_text'])
  expect(view).toMatchObject({ by: 'version', spanWord: 'version' })
  expect(view.overTime).toMatchObject({ nUnknown: 3, nMixed: 0, nUndated: 0 })
})

test('data as they were imported have no reading by time, since cells say nothing of it', async () => {
  const view = (await ask('week', { data: 'imported' }))!
  expect(view.groups).toEqual([])
  expect(view.overTime).toMatchObject({ isAsImported: true })
})

test('where the logs know no rounds, asking for these gives none', async () => {
  expect(await ask('round')).toMatchObject({ by: 'round', groups: [], overTime: null })
})

test('what a round is stands in the link', () => {
  expect(roundsHref('demo', { by: 'week' })).toBe('/experiments/demo/rounds?by=week')
})
