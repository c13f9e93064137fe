import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { soundDatabases } from '@/db/testing'
import { NO_OPTIONS } from '@/lib/domain/import'
import type { NewTrial } from '@/lib/domain/new-trial'
import { makeNewTrial } from '@/lib/trajectory/testing'
import { explainFailure } from './import-failure'
import type { parseDelivery } from './parse-delivery'
import type { ImportJob } from './import-job'
import { runImport } from './run-import'
import { addImport, newImportUid } from './add-import'
import { withFolder } from '@/lib/ingest/testing'
import { undoImport } from './undo-import'

const EXAMPLE = 'public/examples/skillsbench-v1-1'

const makeDb = soundDatabases()

/** A made-up format, one trial a file, so that these tests are about importing, not about a format. */
const parseTestTrials: typeof parseDelivery = async function* (files) {
  for (const file of files) {
    const trial = JSON.parse((await file.read()).toString()) as Partial<NewTrial> & {
      logId: string
    }
    const sources = [{ path: file.path, bytes: file.bytes }]
    yield { kind: 'trial', trial: makeNewTrial(trial.logId, { sources, ...trial }) }
  }
}
const failParse: typeof parseDelivery = async function* (files) {
  yield* parseTestTrials(files.slice(0, 150))
  throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
}

const trialFiles = (count: number, trial: Partial<NewTrial> = {}) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `t${String(i).padStart(4, '0')}.json`,
      JSON.stringify({ logId: `t${i}`, ...trial }),
    ]),
  )

async function deliver(db: Db, paths: string[], job: Partial<ImportJob> = {}) {
  const uid = newImportUid()
  const options = job.options ?? NO_OPTIONS
  const importId = job.isDryRun
    ? null
    : await addImport(db, { uid, slug: 'exp', options, state: 'queued' })
  const whole = {
    importId,
    slug: 'exp',
    paths,
    options,
    isDryRun: false,
    parse: parseTestTrials,
    ...job,
  }
  const outcome = await runImport(db, whole)
  return { uid, importId: importId!, outcome: outcome!, job: whole }
}

const count = async (db: Db, table: string, where = '1') =>
  Number((await db.$client.execute(`SELECT count(*) AS n FROM ${table} WHERE ${where}`)).rows[0]!.n)

test('a dry run says what would come and writes nothing', () =>
  withFolder(
    trialFiles(3, {
      condition: {
        ...makeNewTrial('x').condition,
        source: 'inferred',
        rule: 'folder_name',
        evidence: 'no-skills',
      },
    }),
    async (folder) => {
      const db = await makeDb()
      const { outcome } = await deliver(db, [folder], { isDryRun: true })
      expect(outcome.report.trials).toEqual({ added: 3, replaced: 0, unchanged: 0 })
      expect(outcome.report.inferred).toMatchObject([
        { rule: 'folder_name', conditionKey: 'no_skills', trials: 3, evidence: 'no-skills' },
      ])
      expect(await count(db, 'experiment')).toBe(0)
      expect(await count(db, 'trial')).toBe(0)
      expect(await count(db, 'lease')).toBe(0)
    },
  ))

test('an import that stops half way keeps what it stored, and run again adds only the rest', () =>
  withFolder(trialFiles(250), async (folder) => {
    const db = await makeDb()
    const importId = await addImport(db, {
      slug: 'exp',
      options: NO_OPTIONS,
      origin: 'api',
      state: 'queued',
    })
    const job = { importId, slug: 'exp', paths: [folder], options: NO_OPTIONS, isDryRun: false }
    const error = await runImport(db, { ...job, parse: failParse }).catch(
      (caught: unknown) => caught,
    )
    expect(explainFailure(error)).toContain('The disk is full')
    expect(await count(db, 'trial')).toBe(100)
    expect(await count(db, 'lease')).toBe(0)
    const outcome = await runImport(db, { ...job, parse: parseTestTrials })
    expect(outcome!.report.trials).toEqual({ added: 250, replaced: 0, unchanged: 0 })
    expect(await count(db, 'trial')).toBe(250)
  }))

test('a full database gives a clear line and keeps what was stored', () =>
  withFolder(trialFiles(400, { exceptionMessage: 'x'.repeat(2000) }), async (folder) => {
    const db = await makeDb()
    const { rows } = await db.$client.execute('PRAGMA page_count')
    await db.$client.execute(`PRAGMA max_page_count = ${Number(rows[0]!.page_count) + 120}`)
    const error = await deliver(db, [folder]).catch((caught: unknown) => caught)
    expect(explainFailure(error)).toContain('The disk is full')
    const stored = await count(db, 'trial')
    expect(stored % 100).toBe(0)
    expect((await db.$client.execute('PRAGMA integrity_check')).rows[0]).toMatchObject({
      integrity_check: 'ok',
    })
    await db.$client.execute('PRAGMA max_page_count = 1000000')
    expect((await deliver(db, [folder])).outcome.report.trials).toEqual({
      added: 400 - stored,
      replaced: 0,
      unchanged: stored,
    })
  }))

test('a cancelled import keeps its batches and can be undone', () =>
  withFolder(trialFiles(250), async (folder) => {
    const db = await makeDb()
    let hasBegun = false
    const { outcome, uid } = await deliver(db, [folder], {
      onProgress: () => (hasBegun = true),
      isCancelled: () => hasBegun,
    })
    expect(outcome.state).toBe('cancelled')
    expect(await count(db, 'trial')).toBe(100)
    expect(await undoImport(db, uid)).toBeNull()
    expect([await count(db, 'trial'), await count(db, 'cell'), await count(db, 'task')]).toEqual([
      0, 0, 0,
    ])
    expect(await undoImport(db, uid)).toBe('This import is undone already.')
  }))

test('an import cancelled before there is a batch to ask between ends at once, with nothing stored', () =>
  withFolder(trialFiles(3), async (folder) => {
    const db = await makeDb()
    const uid = newImportUid()
    const options = NO_OPTIONS
    const importId = await addImport(db, { uid, slug: 'exp', options, state: 'queued' })
    await db.$client.execute('UPDATE import SET is_cancel_wanted = 1')
    const job = { importId, slug: 'exp', paths: [folder], options, isDryRun: false }
    const outcome = await runImport(db, { ...job, parse: parseTestTrials })
    expect(outcome).toMatchObject({ state: 'cancelled', report: { files: 0 } })
    expect(await count(db, 'experiment')).toBe(0)
    expect(await count(db, 'import', "state = 'cancelled'")).toBe(1)
  }))

test('an import is stopped also while formats look for what is theirs', () =>
  withFolder(trialFiles(3), async (folder) => {
    const db = await makeDb()
    let looked = 0
    const parse: typeof parseDelivery = async function* (files) {
      for (const file of files) {
        await file.head(10)
        looked += 1
      }
      yield* parseTestTrials(files)
    }
    const { outcome } = await deliver(db, [folder], { parse, isCancelled: () => looked > 0 })
    expect(outcome.state).toBe('cancelled')
    expect(looked).toBe(1)
    expect(await count(db, 'trial')).toBe(0)
  }))

test('where nothing can be read the import fails and no experiment is made', () =>
  withFolder({}, async (folder) => {
    const db = await makeDb()
    const { outcome } = await deliver(db, [folder])
    expect(outcome.state).toBe('failed')
    expect(await count(db, 'experiment')).toBe(0)
  }))

test('the published board comes in as cells, twice without change, and can be undone', async () => {
  const db = await makeDb()
  const files = ['cells.csv', 'tasks.csv', 'citation.json'].map((name) => join(EXAMPLE, name))
  const first = await deliver(db, files)
  expect(first.outcome.report).toMatchObject({
    kind: 'published',
    trials: { added: 9396, replaced: 0, unchanged: 0 },
    cells: { added: 3132, replaced: 0, unchanged: 0 },
    tasks: 87,
    tasksWithoutDomain: [],
    problems: [],
  })
  expect(await count(db, 'cell', 'rewards IS NULL')).toBe(208)
  expect(await count(db, 'configuration')).toBe(18)
  expect(await count(db, 'experiment', "kind = 'published' AND citation IS NOT NULL")).toBe(1)
  const second = await deliver(db, files)
  expect(second.outcome.report.cells).toEqual({ added: 0, replaced: 0, unchanged: 3132 })
  expect(await undoImport(db, first.uid)).toContain('A later table')
  expect(await undoImport(db, second.uid)).toBeNull()
  expect(await count(db, 'cell')).toBe(3132)
  expect(await undoImport(db, first.uid)).toBeNull()
  expect(await count(db, 'cell')).toBe(0)
})

test('rows of a table that are not valid are named with their line, the others come in', () =>
  withFolder(
    {
      'cells.csv': [
        'task,harness,model,condition,mean_reward,n_trials,n_reward_gt_0,n_reward_eq_1,source',
        'a,H,M,no_skills,0.3333,3,1,1,Table 2',
        'a,H,M,no_skills,1,3,3,3,',
        'b,H,M,curated,0.9,3,1,1,',
        'b,H,M,magic,0.5,2,1,1,',
        'b,H,M,curated,,3,1,1,',
        'c,H,M,curated,0.5,2,2,0,',
      ].join('\n'),
      'figures.csv':
        'scope,key,condition,measure,value,low,high,interval_kind,n,source,note\noverall,all,curated,gain,0.166,0.117,0.215,95 % t,87,Table 1,\noverall,all,,gain,much,,,,,Table 1,',
    },
    async (folder) => {
      const db = await makeDb()
      const { outcome, importId } = await deliver(db, [folder])
      expect(outcome.report.cells).toEqual({ added: 2, replaced: 0, unchanged: 0 })
      const { rows } = await db.$client.execute(
        `SELECT code, line, detail FROM import_problem WHERE import_id = ${importId} ORDER BY id`,
      )
      expect(rows.map((row) => [row.code, row.line])).toEqual(
        [3, 4, 5, 6, 3].map((line) => ['cell_invalid', line]),
      )
      expect(
        (await db.$client.execute('SELECT source, rewards, mean_reward FROM cell ORDER BY task_id'))
          .rows,
      ).toMatchObject([
        { source: 'Table 2', rewards: '{"ok":[[0,2],[1,1]]}', mean_reward: 0.3333 },
        { source: null, rewards: null, mean_reward: 0.5 },
      ])
      expect(await count(db, 'published_figure')).toBe(1)
    },
  ))

const printed = (id: string, rows: unknown[]) => ({
  ...{ id, system: 'paper', title: `Table ${id}`, source: 'A paper', provenance: 'paper_text' },
  ...{ metric: 'success_rate', unit: 'percent', rowDims: ['model'], columnDim: 'arm' },
  ...{ columns: ['None', 'Skill'], rows, nPerCell: 140 },
})

const tableIds = async (db: Db) =>
  (await db.$client.execute('SELECT table_id FROM printed_table ORDER BY id')).rows.map((row) =>
    String(row.table_id),
  )

test('printed tables come in whole; one that is not valid is named, and undoing brings back what was there', async () => {
  const db = await makeDb()
  const deliverTables = (...tables: unknown[]) =>
    withFolder({ 'tables.json': JSON.stringify({ tables }) }, (folder) => deliver(db, [folder]))
  const first = await deliverTables(
    printed('a', [['M', 17.1, null]]),
    printed('b', [['M', 17.1]]),
    printed('a', [['M', 1, 2]]),
    { ...printed('c', [['M', 1, 2]]), provenance: 'hearsay' },
  )
  expect(first.outcome.report.tables).toBe(1)
  const { rows } = await db.$client.execute('SELECT code, detail FROM import_problem ORDER BY id')
  expect(rows).toMatchObject([
    {
      code: 'table_invalid',
      detail: 'table 2, rows.0: 2 entries where the dimensions and columns make 3',
    },
    { code: 'table_invalid', detail: 'table 3: the id a is there twice' },
    { code: 'table_invalid', detail: expect.stringContaining('table 4, provenance') as string },
  ])
  const second = await deliverTables(printed('d', [['M', 1, 2]]))
  expect(await tableIds(db)).toEqual(['d'])
  expect(await undoImport(db, second.uid)).toBeNull()
  expect(await tableIds(db)).toEqual(['a'])
  expect(await undoImport(db, first.uid)).toBeNull()
  expect(await tableIds(db)).toEqual([])
})

test('trials and published cells do not mix in one experiment', () =>
  withFolder(trialFiles(1), async (folder) => {
    const db = await makeDb()
    await deliver(db, [folder])
    const error = await deliver(db, [EXAMPLE]).catch((caught: unknown) => caught)
    expect(explainFailure(error)).toContain('need an experiment of their own')
  }))

test('an experiment whose table was undone takes logs of many batches; trying it out changes nothing', () =>
  withFolder(trialFiles(250), async (folder) => {
    const db = await makeDb()
    const { uid } = await deliver(db, [EXAMPLE], { parse: undefined })
    await undoImport(db, uid)
    await deliver(db, [folder], { isDryRun: true })
    expect(await count(db, 'experiment', "kind = 'published'")).toBe(1)
    const { outcome } = await deliver(db, [folder])
    expect(outcome.report.trials.added).toBe(250)
    expect(await count(db, 'experiment', "kind = 'logs'")).toBe(1)
  }))
