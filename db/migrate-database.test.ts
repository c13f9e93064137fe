import { expect, test } from 'vitest'
import { checkMeasures } from '@/db/checks/check-cells'
import { migrateDatabase } from './migrate-database'
import type { Db } from './open-database'
import { createReleaseDb } from './testing-release'

const DATA = [
  `INSERT INTO experiment (id, slug, origin_slug, name, kind, is_generated, citation, baseline_key, created_at)
    VALUES (1, 'runs', 'old-runs', 'Runs', 'logs', 0, NULL, 'no_skills', 5),
      (2, 'board', NULL, 'Board', 'published', 0, '{"text":"A paper","url":null}', NULL, 6)`,
  `INSERT INTO experiment_slug (slug, experiment_id) VALUES ('old-runs', 1)`,
  `INSERT INTO task (id, experiment_id, name, domain, tags) VALUES (1, 1, 'sum', 'Maths', '["a"]')`,
  `INSERT INTO configuration (id, experiment_id, key, model) VALUES (1, 1, 'one', 'model')`,
  `INSERT INTO condition (id, experiment_id, key, kind, label) VALUES (1, 1, 'curated', 'curated', 'Curated')`,
  `INSERT INTO cell (experiment_id, task_id, configuration_id, condition_id, n_trials, rewards)
    VALUES (1, 1, 1, 1, 1, '{"ok":[[0.66666666666666663,1]]}')`,
  `INSERT INTO import (id, uid, experiment_id, experiment_slug, state, source, origin, options, created_at)
    VALUES (1, 'uid', 1, 'runs', 'done', 'job', 'browser', '{}', 7)`,
  `INSERT INTO trial (id, uid, import_id, experiment_id, task_id, configuration_id, condition_id, log_id, status,
      status_rule, reward, condition_source, tokens_in, tokens_out, cost_usd, step_count, has_trajectory, fingerprint, detail)
    VALUES (1, 'trial', 1, 1, 1, 1, 1, 'log', 'ok', 'test', 0.66666666666666663, 'given', 30, 4, 0.5, 2, 1, 'f', '{}')`,
  `INSERT INTO trajectory_part (trial_id, part, first_step, last_step, raw_bytes, data) VALUES (1, 0, 1, 2, 3, x'0102')`,
  `INSERT INTO published_figure (id, experiment_id, scope, key, measure, value, source)
    VALUES (1, 2, 'overall', 'all', 'gain', 0.166, 'Table 1')`,
  `INSERT INTO data_version (id, version) VALUES (1, 41)`,
]

const plain = (value: unknown) =>
  value instanceof ArrayBuffer ? Buffer.from(value).toString('hex') : value

/** All rows of all tables of ours; the index of texts keeps its own. */
async function dump(db: Db) {
  const { rows: tables } = await db.$client.execute(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'
      AND name NOT LIKE 'step\\_text%' ESCAPE '\\' ORDER BY name`,
  )
  const found: Record<string, unknown[]> = {}
  for (const { name } of tables) {
    const { rows } = await db.$client.execute(`SELECT * FROM "${String(name)}" ORDER BY rowid`)
    found[String(name)] = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)])),
    )
  }
  return found
}

test('a database of the first release keeps every row, and its experiments get a version', async () => {
  const db = await createReleaseDb(1)
  await db.$client.batch(DATA, 'write')
  const { task_skill: _moved, ...before } = await dump(db)
  expect(Object.values(before).filter((rows) => rows.length > 0)).toHaveLength(DATA.length)
  await migrateDatabase(db)
  const after = await dump(db)
  // The skills of tasks are sets of their own since (migrate-skills.test.ts).
  const task = (before.task as Record<string, unknown>[]).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !column.startsWith('skill_'))),
  )
  expect(after).toMatchObject({ ...before, task })
  expect(after.experiment).toMatchObject([{ data_version: 0 }, { data_version: 0 }])
})

test('measures of the trials of before are summed; tool calls are not known until they are read again', async () => {
  const db = await createReleaseDb(1)
  await db.$client.batch(DATA, 'write')
  await migrateDatabase(db)
  const { cell_measure: measures, trial } = await dump(db)
  expect(measures).toMatchObject([
    { measure: 'cost_usd', n: 1, sum: 0.5, sum_squares: 0.25, sum_logs: Math.log(0.5) },
    { measure: 'steps', n: 1, sum: 2, sum_squares: 4, n_positive: 1 },
    { measure: 'tokens_in', n: 1, sum: 30 },
    { measure: 'tokens_out', n: 1, sum: 4 },
    { measure: 'tokens_total', n: 1, sum: 34, sum_squares: 34 * 34, sum_logs: Math.log(34) },
  ])
  expect(trial).toMatchObject([{ tool_calls: null, tool_errors: null }])
  expect(await checkMeasures(db)).toEqual([])
})

test('migrating again changes nothing', async () => {
  const db = await createReleaseDb(1)
  await db.$client.batch(DATA, 'write')
  await migrateDatabase(db)
  const before = await dump(db)
  await migrateDatabase(db)
  expect(await dump(db)).toEqual(before)
})
