import type { InArgs, InStatement, ResultSet } from '@libsql/client'
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import { NO_OPTIONS } from '@/lib/domain/import'
import { withFolder } from '@/lib/ingest/testing'
import { addImport } from './add-import'
import { runImport } from './run-import'

// What an import asks of the database must take as long with a million trials as with ten.

const FILES = Object.fromEntries(
  ['a', 'b', 'c'].map((task) => [
    `job/${task}__abcdefg/result.json`,
    JSON.stringify({
      id: `trial of ${task}`,
      task_name: task,
      trial_name: `${task}__abcdefg`,
      verifier_result: { rewards: { reward: 1 } },
    }),
  ]),
)

/** Notes every statement that a database is asked. */
function listen(db: Db): InStatement[] {
  const heard: InStatement[] = []
  const execute = db.$client.execute.bind(db.$client) as (...asked: unknown[]) => Promise<ResultSet>
  const batch = db.$client.batch.bind(db.$client)
  const heardAs = (asked: InStatement | [string, InArgs?]) =>
    heard.push(Array.isArray(asked) ? { sql: asked[0], args: asked[1] ?? [] } : asked)
  Object.assign(db.$client, {
    execute: (first: InStatement, args?: InArgs) => {
      heardAs(typeof first === 'string' ? [first, args] : first)
      return execute(first, args)
    },
  })
  db.$client.batch = (statements, mode) => {
    statements.forEach(heardAs)
    return batch(statements, mode)
  }
  return heard
}

const importOnce = (db: Db, folder: string) =>
  runImport(db, {
    slug: 'exp',
    options: NO_OPTIONS,
    importId: null,
    openRow: () => addImport(db, { slug: 'exp', options: NO_OPTIONS, source: 'test' }),
    paths: [folder],
    isDryRun: false,
  })

/** Lines of the plan that go through all trials there are, or all of an experiment. */
async function longWays(db: Db, statement: InStatement): Promise<string[]> {
  const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement
  // What is new has no trials yet, though its foreign keys are planned for.
  if (!/^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)/i.test(sql) || sql.startsWith(NEW_EXPERIMENT))
    return []
  const { rows } = await db.$client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args })
  return rows
    .map((row) => String(row.detail))
    .filter((line) => ALL_TRIALS.test(line))
    .map((line) => `${line} in ${sql.replace(/\s+/g, ' ').slice(0, 200)}`)
}

const NEW_EXPERIMENT = 'insert into "experiment"'
const ALL_TRIALS =
  /^SCAN (?:trial|t)\b|USING (?:COVERING )?INDEX trial_\w+ \(experiment_id=\?(?: AND is_live=\?)?\)/

test('no statement of an import, first or again, goes through all trials', async () => {
  const db = await createTestDb()
  await withFolder(FILES, async (folder) => {
    const heard = listen(db)
    for (const unchanged of [0, 3]) {
      const outcome = await importOnce(db, folder)
      expect(outcome?.report.trials.unchanged).toBe(unchanged)
    }
    const asked = new Map(heard.map((each) => [typeof each === 'string' ? each : each.sql, each]))
    expect(asked.size).toBeGreaterThan(20)
    const found: string[] = []
    for (const statement of asked.values()) found.push(...(await longWays(db, statement)))
    expect(found).toEqual([])
  })
})
