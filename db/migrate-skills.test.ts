import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadCells } from '@/lib/analysis/cell-table/load-cells'
import { compareSkills, diffSkillFiles } from '@/lib/analysis/skill/compare-skills'
import { getTask } from '@/lib/analysis/task/get-task'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import type { ConditionKind } from '@/lib/domain/condition'
import { NO_OPTIONS } from '@/lib/domain/import'
import { makeNewTask } from '@/lib/trajectory/testing'
import { addImport } from '@/lib/ingest/run/add-import'
import { storeBatch } from '@/lib/ingest/store/store-batch'
import { dropRepeatedSets } from '@/lib/ingest/store/undo-skill-sets'
import { migrateDatabase } from './migrate-database'
import type { Db } from './open-database'
import { settleSkills } from '@/db/writes/settle-skills'
import { createReleaseDb } from './testing-release'
import { nothingMet } from '@/lib/ingest/store/met-so-far'

const MIGRATIONS_BEFORE = 2
const packed = (text: string) =>
  brotliCompressSync(
    Buffer.from(JSON.stringify([{ path: 'SKILL.md', bytes: text.length, text }])),
  ).toString('hex')

const KINDS: ConditionKind[] = ['no_skills', 'curated', 'unknown']

/** Two tasks: `sum` offers two skills, one of them in its second version; `copy` is of a table. */
const DATA = [
  `INSERT INTO experiment (id, slug, name, kind, created_at) VALUES (1, 'runs', 'Runs', 'logs', 5)`,
  `INSERT INTO task (id, experiment_id, name, skill_count, skill_tokens, skill_files, skill_scripts)
    VALUES (1, 1, 'sum', 2, 12, 2, 0), (2, 1, 'copy', NULL, 700, NULL, 3), (3, 1, 'bare', NULL, NULL, NULL, NULL)`,
  `INSERT INTO skill (id, experiment_id, name) VALUES (1, 1, 'pdf'), (2, 1, 'csv')`,
  `INSERT INTO skill_version (id, skill_id, content_hash, tokens, bytes, file_count, script_count, author_kind, files)
    VALUES (1, 1, 'old', 4, 9, 1, 0, 'model', x'${packed('Count first.')}'),
      (2, 1, 'new', 5, 9, 1, 0, 'human', x'${packed('Count last.')}'), (3, 2, 'csv', 7, 9, 1, 0, NULL, NULL)`,
  `INSERT INTO task_skill (task_id, version_id) VALUES (1, 2), (1, 3)`,
  `INSERT INTO configuration (id, experiment_id, key, model) VALUES (1, 1, 'one', 'model')`,
  `INSERT INTO import (id, uid, experiment_id, experiment_slug, state, source, origin, options, created_at)
    VALUES (1, 'uid', 1, 'runs', 'done', 'job', 'browser', '{}', 7)`,
  ...KINDS.flatMap((kind, at) => [
    `INSERT INTO condition (id, experiment_id, key, kind, label) VALUES (${at + 1}, 1, '${kind}', '${kind}', '${kind}')`,
    `INSERT INTO trial (id, uid, import_id, experiment_id, task_id, configuration_id, condition_id, log_id, status,
        status_rule, reward, condition_source, has_trajectory, fingerprint, detail)
      VALUES (${at + 1}, 't${at}', 1, 1, 1, 1, ${at + 1}, 'log-${at}', 'ok', 'test', ${at === 1 ? 1 : 0}, 'given', 1, 'f', '{}')`,
    `INSERT INTO cell (experiment_id, task_id, configuration_id, condition_id, n_trials, rewards)
      VALUES (1, 1, 1, ${at + 1}, 1, '{"ok":[[${at === 1 ? 1 : 0},1]]}')`,
    `INSERT INTO skill_use (trial_id, skill, read) VALUES (${at + 1}, 'pdf', 'step 2'), (${at + 1}, 'own', NULL)`,
  ]),
]

async function upgrade(): Promise<Db> {
  const db = await createReleaseDb(MIGRATIONS_BEFORE)
  await db.$client.batch(DATA, 'write')
  await migrateDatabase(db)
  return db
}

const rowsOf = async (db: Db, sql: string) => (await db.$client.execute(sql)).rows

test('a database of before keeps what its tasks offer, and the sizes', async () => {
  const db = await upgrade()
  const view = (await getTask(db, 'runs', 'sum', DEFAULT_QUESTION))!
  expect(view.task).toMatchObject({
    skillCount: 2,
    skillTokens: 12,
    skillFiles: 2,
    skillScripts: 0,
  })
  expect(view.skills).toMatchObject([
    { name: 'csv', contentHash: 'csv', tokens: 7, firstSeenAt: null },
    { name: 'pdf', contentHash: 'new', tokens: 5, firstSeenAt: null },
  ])
  expect(view.offers).toMatchObject([{ conditions: ['curated'], importUid: null }])
  const { tasks } = await loadCells(db, 1)
  expect(tasks.map(({ name, offers }) => [name, offers[0]?.sizes ?? null])).toEqual([
    ['bare', null],
    ['copy', { skillCount: null, skillTokens: 700, skillFiles: null, skillScripts: 3 }],
    ['sum', { skillCount: 2, skillTokens: 12, skillFiles: 2, skillScripts: 0 }],
  ])
})

test('its diffs compare what they did, and the version before is still there', async () => {
  const db = await upgrade()
  const side = (kind: ConditionKind) => ({
    conditionKey: kind as string,
    conditionKind: kind,
    experiment: { slug: 'runs' },
    task: { name: 'sum' },
    skills: [],
  })
  const { skills, left, imports } = await compareSkills(db, side('unknown'), side('curated'))
  expect([left, imports]).toEqual(['task', { left: null, right: null }])
  expect(skills).toMatchObject([
    { name: 'csv', relation: 'same', earlier: null },
    {
      name: 'pdf',
      relation: 'same',
      right: { contentHash: 'new' },
      earlier: { contentHash: 'old' },
    },
  ])
  expect(await diffSkillFiles(db, skills[1]!)).toMatchObject([
    { left: { text: 'Count first.' }, right: { text: 'Count last.' } },
  ])
})

test('a use knows its version where the condition offers one, and authors are as they were', async () => {
  const db = await upgrade()
  expect(
    await rowsOf(db, 'SELECT trial_id, skill, version_id FROM skill_use WHERE version_id NOT NULL'),
  ).toMatchObject([{ trial_id: 2, skill: 'pdf', version_id: 2 }])
  expect(await rowsOf(db, 'SELECT author_kind FROM skill_version ORDER BY id')).toMatchObject([
    { author_kind: 'model' },
    { author_kind: 'human' },
    { author_kind: null },
  ])
})

test('what was carried over is what settling anew gives', async () => {
  const db = await upgrade()
  const kept = () =>
    Promise.all(
      ['offered_skill_set', 'skill_use'].map((table) =>
        rowsOf(db, `SELECT * FROM ${table} ORDER BY 1, 2`),
      ),
    )
  const before = await kept()
  await db.$client.batch(settleSkills(1, { taskIds: [1, 2, 3] }), 'write')
  expect(await kept()).toEqual(before)
})

test('the folder that was there before, delivered again, adds nothing', async () => {
  const db = await upgrade()
  const skill = {
    description: null,
    bytes: 9,
    scripts: 0,
    files: [{ path: 'SKILL.md', bytes: 9, text: 'x' }],
  }
  const task = makeNewTask('sum', {
    skills: [
      { ...skill, name: 'pdf', contentHash: 'new', tokens: 5 },
      { ...skill, name: 'csv', contentHash: 'csv', tokens: 7 },
    ],
  })
  const importId = await addImport(db, { slug: 'runs', experimentId: 1, options: NO_OPTIONS })
  const target = {
    ...{ experimentId: 1, originSlug: 'runs', importId, options: NO_OPTIONS },
    ...{ met: nothingMet(), leaseHolder: null },
  }
  const sets = () => rowsOf(db, 'SELECT * FROM skill_set ORDER BY id')
  const before = await sets()
  await storeBatch(db, target, { trials: [], tasks: [task] })
  await dropRepeatedSets(db, 1, importId, null)
  expect(await sets()).toEqual(before)
})
