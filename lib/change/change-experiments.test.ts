import { expect, test } from 'vitest'
import { checkDatabase } from '@/db/checks/check-database'
import { createTestDb, expectSound } from '@/db/testing'
import { removeDeleted } from '@/db/writes/delete-experiments'
import { plainCondition } from '@/lib/domain/condition'
import { NO_OPTIONS } from '@/lib/domain/import'
import type { NewTrial } from '@/lib/domain/new-trial'
import { makeNewTrial } from '@/lib/trajectory/testing'
import { createExperiment } from './create-experiment'
import { deleteExperiment } from './delete-experiment'
import { renameExperiment } from './rename-experiment'
import { setBaseline } from './set-baseline'
import { setConditions } from './set-conditions'
import { setDomains } from '@/db/writes/set-domains'
import { parseDomains } from '@/lib/domain/parse-domains'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { addImport } from '@/lib/ingest/run/add-import'
import { storeBatch } from '@/lib/ingest/store/store-batch'
import { rebuildCells } from '@/db/writes/recount-cells'
import { nothingMet } from '@/lib/ingest/store/met-so-far'

async function makeExperiment() {
  const db = await createTestDb()
  await createExperiment(db, { slug: 'first', name: 'First', description: null })
  const deliver = async (slug: string, given?: readonly NewTrial[]) => {
    const { id, originSlug } = (await getExperimentIdentity(db, slug))!
    const importId = await addImport(db, { slug, experimentId: id, options: NO_OPTIONS })
    const target = {
      experimentId: id,
      originSlug,
      importId,
      options: NO_OPTIONS,
      met: nothingMet(),
      leaseHolder: null,
    }
    const trials = given ?? [
      makeNewTrial('a', { kind: 'unknown', jobName: 'j1' }),
      makeNewTrial('b', { kind: 'unknown', jobName: 'j2' }),
      makeNewTrial('c', { kind: 'no_skills', jobName: null }),
    ]
    const plan = await storeBatch(db, target, { trials, tasks: [] })
    return plan.met.map(({ disposition }) => disposition)
  }
  const query = async (sql: string) => (await db.$client.execute(sql)).rows
  return { db, deliver, query }
}

test('a renamed experiment is found by its old slug, and its trials keep their identity', async () => {
  const { db, deliver } = await makeExperiment()
  await deliver('first')
  expect(
    await renameExperiment(db, 'first', { slug: 'second', name: 'Second', description: null }),
  ).toBeNull()
  expect(await getExperimentIdentity(db, 'first')).toMatchObject({
    slug: 'second',
    originSlug: 'first',
  })
  expect(await deliver('second')).toEqual(['unchanged', 'unchanged', 'unchanged'])
  expect(await createExperiment(db, { slug: 'first', name: 'X', description: null })).toContain(
    'former slug',
  )
  expect(
    await renameExperiment(db, 'second', { slug: 'first', name: 'First', description: null }),
  ).toBeNull()
  expect(await getExperimentIdentity(db, 'second')).toMatchObject({ slug: 'first' })
})

test('a slug that a link or a shell would trip over is refused', async () => {
  const { db } = await makeExperiment()
  for (const slug of ['', 'A', 'a b', '-a', 'a--b', '../x', 'a'.repeat(65), 'first']) {
    expect(await createExperiment(db, { slug, name: 'X', description: null })).not.toBeNull()
  }
})

const TABLES = [
  'experiment',
  'trial',
  'trajectory_part',
  'cell',
  'cell_measure',
  'task',
  'condition',
]

test('an experiment goes only when its slug is typed, with all that hangs on it', async () => {
  const { db, deliver, query } = await makeExperiment()
  await deliver('first')
  expect(await deleteExperiment(db, 'first', 'First')).toContain('Type “first”')
  expect(await deleteExperiment(db, 'first', 'first')).toBeNull()
  expect(await deleteExperiment(db, 'first', 'first')).toBe('There is no such experiment.')
  await removeDeleted(db, null)
  for (const table of TABLES) {
    expect(await query(`SELECT count(*) AS n FROM ${table}`)).toMatchObject([{ n: 0 }])
  }
})

test('the slugs of a deleted experiment are free at once, and the same logs get the same permalinks', async () => {
  const { db, deliver, query } = await makeExperiment()
  await deliver('first')
  const links = await query('SELECT uid FROM trial ORDER BY uid')
  await renameExperiment(db, 'first', { slug: 'second', name: 'Second', description: null })
  expect(await deleteExperiment(db, 'second', 'second')).toBeNull()
  for (const slug of ['first', 'second'])
    expect(await createExperiment(db, { slug, name: 'Again', description: null })).toBeNull()
  await removeDeleted(db, null)
  expect(await deliver('first')).toEqual(['added', 'added', 'added'])
  expect(await query('SELECT uid FROM trial ORDER BY uid')).toEqual(links)
  await expectSound(db)
})

test('a deletion that is cut short says so and is finished by the next who may write', async () => {
  const { db, deliver, query } = await makeExperiment()
  await deliver('first')
  await deleteExperiment(db, 'first', 'first')
  await db.$client.execute("DELETE FROM trial WHERE log_id = 'a'")
  expect(await checkDatabase(db)).toEqual([
    'deletions: experiment first is half deleted; it goes on when the server starts, or with the next import',
  ])
  await removeDeleted(db, null)
  expect(await query('SELECT count(*) AS n FROM trial')).toMatchObject([{ n: 0 }])
  await expectSound(db)
})

test('the condition of stored trials can be set, and stays when the same logs come again', async () => {
  const { db, deliver, query } = await makeExperiment()
  await deliver('first')
  const { id } = (await getExperimentIdentity(db, 'first'))!
  const groups = [
    { conditionKey: 'unknown', jobName: 'j1' },
    { conditionKey: 'no_skills', jobName: null },
  ]
  expect(await setConditions(db, id, groups, plainCondition('curated'))).toBe(2)
  const arms =
    'SELECT c.key, cell.n_trials AS n FROM cell JOIN condition c ON c.id = condition_id ORDER BY c.key'
  expect(await query(arms)).toMatchObject([
    { key: 'curated', n: 2 },
    { key: 'unknown', n: 1 },
  ])
  expect(await query("SELECT condition_source FROM trial WHERE log_id = 'a'")).toMatchObject([
    { condition_source: 'given' },
  ])
  expect(await query("SELECT key FROM condition WHERE key = 'no_skills'")).toEqual([])
  expect(await deliver('first')).toEqual(['unchanged', 'unchanged', 'unchanged'])
  const all = [{ conditionKey: 'curated', isAllJobs: true as const }]
  expect(await setConditions(db, id, all, plainCondition('no_skills'))).toBe(2)
  const kept = await query('SELECT * FROM cell ORDER BY task_id, condition_id')
  await rebuildCells(db, id)
  expect(await query('SELECT * FROM cell ORDER BY task_id, condition_id')).toEqual(kept)
  await expectSound(db)
})

test('a trial that is stored while conditions are set stays as it is, and cells agree with trials', async () => {
  const { db, deliver, query } = await makeExperiment()
  await deliver('first')
  const { id } = (await getExperimentIdentity(db, 'first'))!
  const batch = db.$client.batch.bind(db.$client)
  db.$client.batch = async (...args) => {
    db.$client.batch = batch
    await deliver('first', [
      makeNewTrial('d', { kind: 'unknown', jobName: 'j1', taskName: 'another' }),
    ])
    return batch(...args)
  }
  const groups = [{ conditionKey: 'unknown', isAllJobs: true as const }]
  expect(await setConditions(db, id, groups, plainCondition('curated'))).toBe(2)
  const cells = 'SELECT * FROM cell ORDER BY task_id, condition_id'
  const kept = await query(cells)
  await rebuildCells(db, id)
  expect(await query(cells)).toEqual(kept)
  await expectSound(db)
})

test('conditions are set in one transaction, or not at all', async () => {
  const { db, deliver, query } = await makeExperiment()
  await deliver('first')
  const { id } = (await getExperimentIdentity(db, 'first'))!
  const version = 'SELECT data_version FROM experiment'
  const before = await query(version)
  // What stands last fails, as a full disk would make it.
  const batch = db.$client.batch.bind(db.$client)
  db.$client.batch = (statements, mode) => batch([...statements, 'SELECT no_such()'], mode)
  const groups = [{ conditionKey: 'unknown', isAllJobs: true as const }]
  await expect(setConditions(db, id, groups, plainCondition('curated'))).rejects.toThrow()
  expect(await query(version)).toEqual(before)
  expect(await query("SELECT 1 FROM condition WHERE key = 'curated'")).toEqual([])
  await expectSound(db)
})

test('the baseline is one of the conditions', async () => {
  const { db, deliver } = await makeExperiment()
  await deliver('first')
  expect(await setBaseline(db, 'first', 'curated')).toContain('no such condition')
  expect(await setBaseline(db, 'first', 'unknown')).toBeNull()
})

test('a table of domains reaches tasks that are there and names the others', async () => {
  const { db, deliver, query } = await makeExperiment()
  await deliver('first')
  const { id } = (await getExperimentIdentity(db, 'first'))!
  const { domains, problem } = parseDomains(
    '\ufefftask,domain,note\nsum-a-column,"Maths, OR",x\nother,Law,\nempty,,\n',
  )
  expect(problem).toBeNull()
  expect(await setDomains(db, id, domains)).toEqual({ set: 1, unknownTasks: ['other'] })
  expect(await query('SELECT domain FROM task')).toMatchObject([{ domain: 'Maths, OR' }])
  expect(parseDomains('a,b\n1,2').problem).toContain('columns task and domain')
  expect(parseDomains('').problem).not.toBeNull()
})

test('a domain may hold commas, quotes and line ends; what stands around it goes', () => {
  const { domains, problem } = parseDomains('task,domain\nt1,"Law, ""Tax"" & Co\n"\nt2,"  "\n')
  expect(problem).toBeNull()
  expect(domains).toEqual({ t1: 'Law, "Tax" & Co' })
})
