import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { experiment, trial } from '@/db/schema'
import { deletionStatements } from '@/db/writes/delete-experiments'
import { NO_OPTIONS } from '@/lib/domain/import'
import * as schema from './schema'
import { SCOPED_TABLES, scopeReads } from './scope-reads'
import { createTestDb } from './testing'

const READER = { isSignedIn: true, teams: [2] }

/** Two experiments that a reader of team 2 sees and two that they do not. */
async function makeFour() {
  const db = await createTestDb()
  await db
    .insert(schema.team)
    .values([1, 2].map((id) => ({ id, uid: `t${id}`, name: `${id}`, createdAt: 0 })))
  const one = { kind: 'logs', createdAt: 0 } as const
  await db.insert(experiment).values([
    { ...one, id: 1, slug: 'all', name: 'all' },
    { ...one, id: 2, slug: 'ours', name: 'ours', visibility: 'team', teamId: 2 },
    { ...one, id: 3, slug: 'theirs', name: 'theirs', visibility: 'team', teamId: 1 },
    { ...one, id: 4, slug: 'lost', name: 'lost', visibility: 'team' },
  ])
  const read = async (sql: string, scope = READER) =>
    (await db.$client.execute(scopeReads(sql, scope))).rows.map((row) => String(row[0]))
  return { db, read }
}

test('a read sees what is open to its reader, however it is written', async () => {
  const { read } = await makeFour()
  for (const sql of [
    'SELECT slug FROM experiment ORDER BY id',
    'select "slug" from "experiment" as e order by e.id',
    'WITH found AS MATERIALIZED (SELECT * FROM experiment) SELECT slug FROM found ORDER BY id',
    'SELECT slug FROM (SELECT slug, id FROM EXPERIMENT) ORDER BY id',
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9)
      SELECT slug FROM n JOIN experiment ON id = i ORDER BY id`,
  ])
    expect([sql, await read(sql)]).toEqual([sql, ['all', 'ours']])
  const nobody = { isSignedIn: false, teams: [] }
  expect(await read('SELECT slug FROM experiment', nobody)).toEqual([])
  expect(await read('SELECT slug FROM experiment', { isSignedIn: true, teams: [] })).toEqual([
    'all',
  ])
})

test('a read that names an index goes on without it', async () => {
  const { read } = await makeFour()
  expect(await read('SELECT id FROM trial INDEXED BY trial_arrival WHERE is_live = 1')).toEqual([])
})

test('a statement about other tables stays as it is', () => {
  expect(scopeReads('SELECT * FROM lease', READER)).toBe('SELECT * FROM lease')
})

test('a filter leads no plan: rows are found by the index that found them before', async () => {
  const { db } = await makeFour()
  const plan = async (sql: string) =>
    (await db.$client.execute(`EXPLAIN QUERY PLAN ${sql}`)).rows.map((row) => String(row.detail))
  const sql = 'SELECT id FROM trial WHERE uid = 5'
  const [found] = await plan(sql)
  expect(found).toMatch(/SEARCH .*uid=/)
  const scoped = await plan(scopeReads(sql, READER))
  expect(scoped.some((line) => /SEARCH .*uid=/.test(line))).toBe(true)
  expect(scoped.some((line) => /SCAN trial/.test(line))).toBe(false)
})

test('what was imported into a hidden experiment stays hidden when it is deleted', async () => {
  const { db, read } = await makeFour()
  const one = {
    state: 'done',
    source: 'a',
    origin: 'api',
    options: NO_OPTIONS,
    createdAt: 0,
  } as const
  await db.insert(schema.experimentSlug).values({ slug: 'theirs-before', experimentId: 3 })
  await db.insert(schema.imports).values([
    { ...one, uid: 'of-all', experimentId: 1, experimentSlug: 'all' },
    { ...one, uid: 'of-ours', experimentId: 2, experimentSlug: 'ours' },
    { ...one, uid: 'of-theirs', experimentId: 3, experimentSlug: 'theirs' },
    { ...one, uid: 'staged', state: 'staging', experimentSlug: 'theirs' },
    { ...one, uid: 'staged-before', state: 'staging', experimentSlug: 'theirs-before' },
    { ...one, uid: 'of-lost', experimentId: 4, experimentSlug: 'lost' },
    { ...one, uid: 'of-none', state: 'staging', experimentSlug: 'new' },
  ])
  const sql = 'SELECT uid FROM import ORDER BY id'
  const seen = ['of-all', 'of-ours', 'of-none']
  expect(await read(sql)).toEqual(seen)
  for (const id of [1, 2, 3, 4]) await db.$client.batch(deletionStatements(id, 1), 'write')
  expect(await read(sql)).toEqual(seen)
  await db.$client.execute('DELETE FROM experiment')
  expect(await read(sql)).toEqual(seen)
  const inTeam = (...teams: number[]) => read(sql, { isSignedIn: true, teams })
  expect(await inTeam()).toEqual(['of-all', 'of-none'])
  expect(await inTeam(1)).toEqual(['of-all', 'of-theirs', 'staged', 'staged-before', 'of-none'])
})

// Reached by the id of a row that is filtered, or about nothing that an experiment holds.
const BY_ID = [
  ...['trajectory_part', 'searched_trial', 'span', 'skill_use', 'trial_as_imported'],
  ...['task_as_imported', 'skill_version', 'skill_version_parent', 'skill_set'],
  ...['skill_set_version', 'offered_skill_set', 'import_problem'],
]
const OF_NONE = [
  ...['person', 'session', 'account', 'verification', 'invite', 'access_token', 'audit_entry'],
  ...['team', 'team_member', 'password_reset', 'lease', 'data_version', 'watched_folder'],
]

test('of every table it is said whether it is filtered: a new one must be too', () => {
  const all = Object.values(schema).flatMap((value) =>
    is(value, SQLiteTable) ? [getTableName(value)] : [],
  )
  expect([...SCOPED_TABLES, ...BY_ID, ...OF_NONE].sort()).toEqual(all.sort())
  expect(SCOPED_TABLES).toContain(getTableName(trial))
})
