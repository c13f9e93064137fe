import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { soundDatabases } from '@/db/testing'
import { makeChanges } from '@/lib/change/review-changes'
import { withFolder } from '@/lib/ingest/testing'
import { count, deliver } from './testing-import'
import { undoImport } from './undo-import'

const EXAMPLE = 'public/examples/skillsbench-v1-1'

const makeDb = soundDatabases()

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

test('the domain that a reviewer gave a task stands over the same table read again', () =>
  withFolder(
    {
      'cells.csv':
        'task,harness,model,condition,mean_reward,n_trials,n_reward_gt_0,n_reward_eq_1,source\na,H,M,no_skills,1,3,3,3,',
      'tasks.csv': 'task,domain\na,Maths',
    },
    async (folder) => {
      const db = await makeDb()
      await deliver(db, [folder])
      await makeChanges(db, 'exp', {
        subjects: ['a'],
        value: { kind: 'domain', domain: 'Law' },
        reason: 'read the task',
      })
      await deliver(db, [folder])
      expect((await db.$client.execute('SELECT domain FROM task')).rows).toMatchObject([
        { domain: 'Law' },
      ])
      expect((await db.$client.execute('SELECT domain FROM task_as_imported')).rows).toMatchObject([
        { domain: 'Maths' },
      ])
    },
  ))
