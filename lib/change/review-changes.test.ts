import { expect, test } from 'vitest'
import { soundDatabases } from '@/db/testing'
import type { Db } from '@/db/open-database'
import { setDomains } from '@/db/writes/set-domains'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { loadCells } from '@/lib/analysis/cell-table/load-cells'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listChanges } from '@/lib/analysis/review/list-changes'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { NO_OPTIONS, type ImportOptions } from '@/lib/domain/import'
import type { NewTrial } from '@/lib/domain/new-trial'
import { parseCondition } from '@/lib/domain/parse-condition'
import { trialUid } from '@/lib/ingest/finish/trial-identity'
import { addImport, newImportUid } from '@/lib/ingest/run/add-import'
import type { ImportJob } from '@/lib/ingest/run/import-job'
import { runImport } from '@/lib/ingest/run/run-import'
import { undoImport } from '@/lib/ingest/run/undo-import'
import { withFolder } from '@/lib/ingest/testing'
import { makeNewTrial } from '@/lib/trajectory/testing'
import { parseChange } from './parse-change'
import { makeChanges, undoChange } from './review-changes'
import { setConditions } from './set-conditions'

const makeDb = soundDatabases()

const parse: ImportJob['parse'] = async function* (files) {
  for (const file of files)
    yield { kind: 'trial', trial: JSON.parse((await file.read()).toString()) as NewTrial }
}

/** Imports trials by the id of their log; gives the import. */
async function deliver(
  db: Db,
  trials: Readonly<Record<string, Partial<NewTrial> & { kind?: 'no_skills' | 'curated' }>>,
  options: ImportOptions = NO_OPTIONS,
) {
  const importUid = newImportUid()
  const files = Object.entries(trials).map(([id, fields]) => [
    `${id}.json`,
    JSON.stringify(makeNewTrial(id, { contentHash: JSON.stringify(fields), ...fields })),
  ])
  const outcome = await withFolder(Object.fromEntries(files), (folder) =>
    runImport(db, {
      ...{ importId: null, slug: 'demo', paths: [folder], options, isDryRun: false, parse },
      openRow: () => addImport(db, { slug: 'demo', options, uid: importUid, state: 'queued' }),
    }),
  )
  return { importUid, report: outcome!.report }
}

const A = { taskName: 'sum', kind: 'no_skills', reward: 1 } as const
const B = { taskName: 'sum', kind: 'curated', reward: 0 } as const

const uid = (logId: string) => trialUid('demo', logId)

/** Cells in a line each: `sum no_skills ok[1×2]`. */
async function cellsOf(db: Db, data: 'reviewed' | 'imported' = 'reviewed') {
  const { table } = (await openExperiment(db, 'demo', { ...DEFAULT_QUESTION, data }))!
  const { n, sum, nExcluded } = table.byPolicy.headline
  return Array.from({ length: table.length }, (_, cell) =>
    [
      table.tasks[table.task[cell]!]!.name,
      table.conditions[table.condition[cell]!]!.key,
      `${sum[cell]}/${n[cell]}`,
      nExcluded[cell]! > 0 ? `${nExcluded[cell]} out` : '',
    ]
      .filter(Boolean)
      .join(' '),
  ).sort()
}

const exclude = (db: Db, ...logIds: string[]) =>
  makeChanges(db, 'demo', {
    subjects: logIds.map(uid),
    value: { kind: 'exclude' },
    reason: 'saw the answer',
  })

const change = (db: Db, value: Record<string, unknown>) => {
  const parsed = parseChange({ reason: 'checked the job', ...value })
  if (typeof parsed === 'string') throw new Error(parsed)
  return makeChanges(db, 'demo', parsed)
}

test('an excluded trial leaves its cell, is counted, and comes back when that is undone', async () => {
  const db = await makeDb()
  await deliver(db, { a1: A, a2: { ...A, reward: 0 }, b1: B })
  const done = await exclude(db, 'a2')
  expect(await cellsOf(db)).toEqual(['sum curated 0/1', 'sum no_skills 1/1'])
  expect(await cellsOf(db, 'imported')).toEqual(['sum curated 0/1', 'sum no_skills 1/2'])
  const { id } = (await getExperimentIdentity(db, 'demo'))!
  expect((await loadCells(db, id)).changes).toEqual({ excluded: 1, corrected: 0, domains: 0 })
  await undoChange(db, 'demo', (done as { ids: string[] }).ids[0]!)
  expect(await cellsOf(db)).toEqual(['sum curated 0/1', 'sum no_skills 1/2'])
  expect(await listChanges(db, id)).toMatchObject([
    { kind: 'exclude', trial: uid('a2'), task: 'sum', reason: 'saw the answer' },
  ])
  expect((await listChanges(db, id))[0]!.undoneAt).not.toBeNull()
})

test('the last trial of a cell can be left out, and the cell is there as imported', async () => {
  const db = await makeDb()
  await deliver(db, { a1: A, b1: B })
  await exclude(db, 'b1')
  expect(await cellsOf(db)).toEqual(['sum no_skills 1/1'])
  expect(await cellsOf(db, 'imported')).toEqual(['sum curated 0/1', 'sum no_skills 1/1'])
})

test('a corrected condition moves a trial to another cell, and says where it was', async () => {
  const db = await makeDb()
  await deliver(db, { a1: A, a2: A, b1: B })
  await change(db, { kind: 'condition', trials: [uid('a2')], to: 'curated: old' })
  expect(await cellsOf(db)).toEqual(['sum curated 0/1', 'sum curated_old 1/1', 'sum no_skills 1/1'])
  expect(await cellsOf(db, 'imported')).toEqual(['sum curated 0/1', 'sum no_skills 2/2'])
  // A second correction takes the place of the first, and goes back to what was imported.
  const second = await change(db, { kind: 'condition', trials: [uid('a2')], to: 'unknown' })
  const { id } = (await getExperimentIdentity(db, 'demo'))!
  expect((await listChanges(db, id)).map(({ before, after }) => [before, after])).toEqual([
    ['no_skills', 'unknown'],
    ['no_skills', 'curated_old'],
  ])
  await undoChange(db, 'demo', (second as { ids: string[] }).ids[0]!)
  expect(await cellsOf(db)).toEqual(['sum curated 0/1', 'sum no_skills 2/2'])
})

test('every trial of a condition can be corrected away and come back', async () => {
  const db = await makeDb()
  await deliver(db, { a1: A, b1: B })
  const done = await change(db, { kind: 'condition', trials: [uid('b1')], to: 'no_skills' })
  expect(await cellsOf(db)).toEqual(['sum no_skills 1/2'])
  await undoChange(db, 'demo', (done as { ids: string[] }).ids[0]!)
  expect(await cellsOf(db)).toEqual(['sum curated 0/1', 'sum no_skills 1/1'])
})

test('a corrected status counts as it says; a trial without a reward cannot be completed', async () => {
  const db = await makeDb()
  await deliver(db, { a1: A, a2: { ...A, reward: null }, b1: B })
  await change(db, { kind: 'status', trials: [uid('a1')], to: 'infra_error' })
  expect(await cellsOf(db)).toContain('sum no_skills 0/1 1 out')
  expect(await cellsOf(db, 'imported')).toContain('sum no_skills 1/2')
  expect(await change(db, { kind: 'status', trials: [uid('a2')], to: 'ok' })).toContain('no reward')
})

test('importing the same logs again, or newer ones, keeps what a reviewer said', async () => {
  const db = await makeDb()
  const logs = { a1: A, a2: A, b1: B }
  await deliver(db, logs)
  await exclude(db, 'a2')
  await change(db, { kind: 'condition', trials: [uid('a1')], to: 'curated' })
  await change(db, { kind: 'status', trials: [uid('b1')], to: 'infra_error' })
  const reviewed = await cellsOf(db)
  expect((await deliver(db, logs)).report).toMatchObject({ trials: { unchanged: 3 } })
  expect(await cellsOf(db)).toEqual(reviewed)
  // Another grading of all of them.
  const newer = Object.fromEntries(
    Object.entries(logs).map(([id, one]) => [id, { ...one, reward: 0.5 }]),
  )
  const { importUid, report } = await deliver(db, newer)
  expect(report).toMatchObject({ trials: { replaced: 3 } })
  expect(await cellsOf(db)).toEqual(['sum curated 0.5/1 1 out'])
  expect(await cellsOf(db, 'imported')).toEqual(['sum curated 0.5/1', 'sum no_skills 1/2'])
  await undoImport(db, importUid)
  expect(await cellsOf(db)).toEqual(reviewed)
})

test('a delivery with a condition of its own, and the settings, leave a corrected trial be', async () => {
  const db = await makeDb()
  const options = { ...NO_OPTIONS, condition: parseCondition('no_skills') }
  await deliver(db, { a1: A, a2: A, b1: B })
  await deliver(db, { a1: A, a2: A }, options)
  await change(db, { kind: 'condition', trials: [uid('a1')], to: 'curated' })
  expect((await deliver(db, { a1: A, a2: A }, options)).report).toMatchObject({
    trials: { unchanged: 2 },
  })
  const { id } = (await getExperimentIdentity(db, 'demo'))!
  const all = { conditionKey: 'curated', isAllJobs: true } as const
  await setConditions(db, id, [all], parseCondition('other')!)
  expect(await cellsOf(db)).toEqual(['sum curated 1/1', 'sum no_skills 1/1', 'sum other 0/1'])
})

test('the domain that a reviewer gave a task stands over tables, and undoing shows the last of them', async () => {
  const db = await makeDb()
  await deliver(db, { a1: A, b1: B })
  const domainOf = async (data: 'reviewed' | 'imported' = 'reviewed') =>
    (await openExperiment(db, 'demo', { ...DEFAULT_QUESTION, data }))!.table.tasks[0]!.domain
  const done = await change(db, { kind: 'domain', tasks: ['sum'], to: 'Law' })
  expect([await domainOf(), await domainOf('imported')]).toEqual(['Law', null])
  const { id } = (await getExperimentIdentity(db, 'demo'))!
  await setDomains(db, id, { sum: 'Maths' })
  await deliver(db, { a1: { ...A, reward: 0 } })
  expect([await domainOf(), await domainOf('imported')]).toEqual(['Law', 'Maths'])
  await undoChange(db, 'demo', (done as { ids: string[] }).ids[0]!)
  expect(await domainOf()).toBe('Maths')
})

test('a change needs a reason, and trials that are there', async () => {
  const db = await makeDb()
  await deliver(db, { a1: A })
  const value = { kind: 'exclude' } as const
  expect(await makeChanges(db, 'demo', { subjects: [uid('a1')], value, reason: ' ' })).toContain(
    'why',
  )
  expect(await makeChanges(db, 'demo', { subjects: ['nope'], value, reason: 'x' })).toContain(
    'nope',
  )
  expect(await makeChanges(db, 'none', { subjects: ['nope'], value, reason: 'x' })).toContain(
    'no such',
  )
  expect(await change(db, { kind: 'domain', tasks: ['sum'], to: 'x'.repeat(121) })).toContain('120')
  expect(await change(db, { kind: 'domain', tasks: ['sum'], to: 'x'.repeat(120) })).toHaveProperty(
    'ids',
  )
  expect(parseChange({ kind: 'status', trials: ['x'], to: 'fine', reason: 'x' })).toContain('fine')
  expect(parseChange({ kind: 'delete' })).toContain('A change is')
})
