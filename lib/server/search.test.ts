// What is imported, indexed and sought: the index is written by imports and read by a question.
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { searchSteps, type SearchQuestion } from '@/lib/analysis/search/search-steps'
import { deleteExperiment } from '@/lib/change/delete-experiment'
import { renameExperiment } from '@/lib/change/rename-experiment'
import type { NewTrial } from '@/lib/domain/new-trial'
import { makeNewTrial, makeStep } from '@/lib/trajectory/testing'
import { hasUnsearched, indexTexts } from '@/lib/ingest/store/index-texts'
import { makeStore, rowsOf, toolStep } from '@/lib/ingest/store/testing-store'
import { undoTrials } from '@/lib/ingest/store/undo-trials'
import { migrateDatabase } from '@/db/migrate-database'
import { createReleaseDb } from '@/db/testing-release'
import { packSteps } from '@/lib/ingest/store/pack-steps'
import { removeDeleted } from '@/db/writes/delete-experiments'

const EVERYWHERE: SearchQuestion = {
  ...{ q: '', experiment: null, kind: [], status: [], condition: [], configuration: [] },
  after: null,
}

const saying = (logId: string, ...texts: readonly string[]): NewTrial =>
  makeNewTrial(logId, { steps: texts.map((text, index) => makeStep(index + 1, text)) })

const found = async (db: Db, q: string, filter: Partial<SearchQuestion> = {}) =>
  (await searchSteps(db, { ...EVERYWHERE, q, ...filter }))!.items.map(({ nSteps, hits }) => ({
    nSteps,
    steps: hits.map(({ step }) => step),
  }))

const shell = (number: number, command: string, output: string) => {
  const step = toolStep(number, false)
  return { ...step, tool: { ...step.tool!, command, output } }
}

test('a step is found by its words, a file by its name, an output by a phrase', async () => {
  const { db, deliver } = await makeStore()
  const steps = [
    makeStep(1, 'Sum the column of the table.'),
    shell(2, 'python /root/solve.py', 'FileNotFoundError: no such file'),
    makeStep(3, 'There is such a table and no file.'),
  ]
  await deliver([makeNewTrial('a', { steps })])
  await indexTexts(db, null)
  expect(await found(db, 'TABLE')).toEqual([{ nSteps: 2, steps: [1, 3] }])
  expect(await found(db, 'solve.py')).toEqual([{ nSteps: 1, steps: [2] }])
  expect(await found(db, '"no such file"')).toEqual([{ nSteps: 1, steps: [2] }])
  expect(await found(db, 'such file')).toEqual([{ nSteps: 2, steps: [2, 3] }])
  expect(await found(db, 'filenot*')).toEqual([{ nSteps: 1, steps: [2] }])
  expect(await found(db, 'solve', { kind: ['message'] })).toEqual([])
  expect(await found(db, 'solve', { kind: ['tool'] })).toHaveLength(1)
  expect(await found(db, '"--" *')).toEqual([])
  const { items } = (await searchSteps(db, { ...EVERYWHERE, q: 'solve.py' }))!
  expect(items[0]!.hits[0]!.snippet).toEqual([
    { text: 'python /root/', isMatch: false },
    { text: 'solve.py', isMatch: true },
  ])
})

test('trials are told apart by their facts, newest first, page by page', async () => {
  const { db, deliver } = await makeStore()
  await deliver(
    Array.from({ length: 45 }, (_, index) => saying(`trial ${index}`, 'the same words')),
  )
  await deliver([makeNewTrial('odd', { kind: 'curated', steps: [makeStep(1, 'the same words')] })])
  await indexTexts(db, null)
  const first = (await searchSteps(db, { ...EVERYWHERE, q: 'same words' }))!
  expect(first).toMatchObject({ total: { trials: 46, steps: 46 }, nWaiting: 0 })
  expect(first.items.map(({ condition }) => condition).slice(0, 2)).toEqual([
    'curated',
    'no_skills',
  ])
  const second = (await searchSteps(db, { ...EVERYWHERE, q: 'same words', after: first.next }))!
  const third = (await searchSteps(db, { ...EVERYWHERE, q: 'same words', after: second.next }))!
  const uids = [first, second, third].flatMap(({ items }) => items.map(({ uid }) => uid))
  expect(new Set(uids).size).toBe(46)
  expect(third.next).toBe(null)
  expect(await found(db, 'same words', { condition: ['curated'] })).toHaveLength(1)
  expect(await found(db, 'same words', { status: ['agent_error'] })).toEqual([])
})

test('a replaced trial is found as it is now, and as it was once its import is undone', async () => {
  const { db, deliver } = await makeStore()
  await deliver([saying('a', 'early words')])
  await indexTexts(db, null)
  const changed = { ...saying('a', 'late words'), contentHash: 'another' }
  const { importId } = await deliver([changed])
  expect(await found(db, 'late')).toEqual([])
  expect((await searchSteps(db, { ...EVERYWHERE, q: 'late' }))!.nWaiting).toBe(1)
  await indexTexts(db, null)
  expect(await found(db, 'early')).toEqual([])
  expect(await found(db, 'late')).toHaveLength(1)
  await undoTrials(db, importId, null)
  expect(await found(db, 'late')).toEqual([])
  expect(await found(db, 'early')).toHaveLength(1)
  expect(await rowsOf(db, 'SELECT count(*) AS n FROM step_text')).toEqual([{ n: 1 }])
})

const RENAMED = { slug: 'renamed', name: 'Renamed', description: null }

test('a former slug finds what the present one finds, and an unknown one is no experiment', async () => {
  const { db, deliver } = await makeStore()
  await deliver([saying('a', 'the same words')])
  await indexTexts(db, null)
  expect(await renameExperiment(db, 'exp', RENAMED)).toBeNull()
  expect(await found(db, 'words', { experiment: 'exp' })).toEqual([{ nSteps: 1, steps: [1] }])
  expect(await found(db, 'words', { experiment: 'renamed' })).toHaveLength(1)
  expect(await searchSteps(db, { ...EVERYWHERE, q: 'words', experiment: 'nowhere' })).toBeNull()
})

test('a deleted experiment is found no more, and leaves nothing in the index', async () => {
  const { db, deliver } = await makeStore()
  await deliver([saying('a', 'words of it', 'more words')])
  await indexTexts(db, null)
  expect(await deleteExperiment(db, 'exp', 'exp')).toBe(null)
  expect(await found(db, 'words')).toEqual([])
  await removeDeleted(db, null)
  expect(await rowsOf(db, 'SELECT count(*) AS n FROM step_text')).toEqual([{ n: 0 }])
  expect(await hasUnsearched(db)).toBe(false)
})

test('indexing stops when it is asked to, and goes on where it stopped', async () => {
  const { db, deliver } = await makeStore()
  await deliver(Array.from({ length: 120 }, (_, index) => saying(`trial ${index}`, 'words')))
  let rounds = 0
  expect(await indexTexts(db, null, () => rounds++ === 1)).toBe(50)
  expect(await hasUnsearched(db)).toBe(true)
  expect(await indexTexts(db, null)).toBe(70)
  expect((await searchSteps(db, { ...EVERYWHERE, q: 'words' }))!.total.trials).toBe(120)
})

test('of a long output the beginning and the end are searched, of a long trial the first steps', async () => {
  const { db, deliver } = await makeStore()
  const long = `begins ${'x '.repeat(3000)}middle ${'y '.repeat(3000)} ends`
  const many = Array.from({ length: 200 }, (_, index) => makeStep(index + 2, 'z'.repeat(3000)))
  await deliver([
    makeNewTrial('a', { steps: [makeStep(1, long), ...many, makeStep(202, 'last words')] }),
  ])
  await indexTexts(db, null)
  expect(await found(db, 'begins ends')).toHaveLength(1)
  expect(await found(db, 'middle')).toEqual([])
  expect(await found(db, 'last')).toEqual([])
  expect(await searchSteps(db, { ...EVERYWHERE, q: 'begins' })).toMatchObject({
    items: [{ isCut: true }],
  })
})

test('a database of before is searched once its texts are indexed; a part that does not unpack holds nothing up', async () => {
  const db = await createReleaseDb(5)
  const trial = (id: number) =>
    `INSERT INTO trial (id, uid, import_id, experiment_id, task_id, configuration_id, condition_id, log_id, status,
      status_rule, condition_source, has_trajectory, fingerprint, detail)
    VALUES (${id}, 't${id}', 1, 1, 1, 1, 1, 'log ${id}', 'ok', 'test', 'given', 1, 'f', '{}')`
  const part = (id: number, data: Uint8Array) => ({
    sql: 'INSERT INTO trajectory_part (trial_id, part, first_step, last_step, raw_bytes, data) VALUES (?, 0, 1, 1, 1, ?)',
    args: [id, data],
  })
  const [packed] = packSteps([makeStep(1, 'words of before')])
  await db.$client.batch(
    [
      `INSERT INTO experiment (id, slug, name, kind, created_at) VALUES (1, 'old', 'Old', 'logs', 1)`,
      `INSERT INTO task (id, experiment_id, name) VALUES (1, 1, 'sum')`,
      `INSERT INTO configuration (id, experiment_id, key) VALUES (1, 1, 'one')`,
      `INSERT INTO condition (id, experiment_id, key, kind, label) VALUES (1, 1, 'curated', 'curated', 'Curated')`,
      `INSERT INTO import (id, uid, experiment_id, experiment_slug, state, source, origin, options, created_at)
        VALUES (1, 'import', 1, 'old', 'done', 'job', 'browser', '{}', 1)`,
      ...[trial(1), trial(2)],
      ...[part(1, new Uint8Array([1, 2])), part(2, packed!.data)],
    ],
    'write',
  )
  await migrateDatabase(db)
  expect(await hasUnsearched(db)).toBe(true)
  expect(await indexTexts(db, null)).toBe(2)
  expect(await found(db, 'before')).toEqual([{ nSteps: 1, steps: [1] }])
})
