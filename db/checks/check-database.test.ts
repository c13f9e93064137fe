import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { addExperiment } from '@/db/writes/add-experiment'
import { NO_OPTIONS } from '@/lib/domain/import'
import { addImport } from '@/lib/ingest/run/add-import'
import { storeBatch } from '@/lib/ingest/store/store-batch'
import { makeNewTrial, makeStep } from '@/lib/trajectory/testing'
import { checkDatabase } from './check-database'
import { nothingMet } from '@/lib/ingest/store/met-so-far'

/** Two trials of one cell, one of them stored anew by a second import. */
async function makeStore() {
  const db = await createTestDb()
  const { id: experimentId } = await addExperiment(db, { slug: 'exp', name: 'E', kind: 'logs' })
  const deliver = async (...trials: ReturnType<typeof makeNewTrial>[]) => {
    const importId = await addImport(db, { slug: 'exp', experimentId, options: NO_OPTIONS })
    const target = { experimentId, originSlug: 'exp', importId, options: NO_OPTIONS }
    const rest = { met: nothingMet(), leaseHolder: null }
    await storeBatch(db, { ...target, ...rest }, { trials, tasks: [] })
  }
  const span = { kind: 'retry', firstStep: 1, lastStep: 2, data: null }
  const steps = [makeStep(1, 'one'), makeStep(2, 'two')]
  await deliver(makeNewTrial('a', { spans: [span], steps }), makeNewTrial('b'))
  await deliver(makeNewTrial('b', { contentHash: 'other', reward: 0 }))
  await db.$client.execute(`UPDATE import SET state = 'done',
    report = '{"kind":"logs","trials":{"added":1,"replaced":1,"unchanged":0}}' WHERE id = 1`)
  return db
}

test('a store that was only imported into is sound, and checking it writes nothing', async () => {
  const db = await makeStore()
  const before = await db.$client.execute('SELECT total_changes() AS n')
  expect(await checkDatabase(db)).toEqual([])
  expect((await db.$client.execute('SELECT total_changes() AS n')).rows).toEqual(before.rows)
})

const cell = 'exp: sum-a-column · claude-code--opus-4.7 · no_skills'
const WRONG: [what: string, sql: string, lines: unknown[]][] = [
  ['a count', 'UPDATE cell SET n_trials = 7', [`cells: ${cell}: n_trials 7, counted 2;`]],
  [
    'a histogram',
    `UPDATE cell SET rewards = '{"ok":[[1,2]]}'`,
    [`cells: ${cell}: rewards '{"ok":[[1,2]]}', counted '{"ok":[[0,1],[1,1]]}';`],
  ],
  [
    'a sum',
    'UPDATE cell SET duration_sum = NULL',
    [`cells: ${cell}: duration_sum NULL, counted 2000;`],
  ],
  [
    'a lost cell',
    'DELETE FROM cell',
    [`cells: ${cell}: missing`, ...Array(7).fill(expect.stringMatching(/^measures: .* missing$/))],
  ],
  [
    'a cell of nothing',
    `INSERT INTO task (id, experiment_id, name) VALUES (9, 1, 'other');
     INSERT INTO cell (experiment_id, task_id, configuration_id, condition_id, n_trials) VALUES (1, 9, 1, 1, 3)`,
    ['cells: exp: other · claude-code--opus-4.7 · no_skills: without trials'],
  ],
  [
    'a measure',
    "UPDATE cell_measure SET sum_squares = 6 WHERE measure = 'steps'",
    [`measures: ${cell} steps: sum_squares 6.0, counted 5.0;`],
  ],
  [
    'what an import stored',
    "DELETE FROM trial WHERE log_id = 'a'",
    [
      expect.stringMatching(/^imports: import .* says it stored 2 trials, and has 1$/),
      expect.stringMatching(/^cells: /),
      ...Array(7).fill(expect.stringMatching(/^measures: /)),
    ],
  ],
  [
    'an undone import with trials',
    "UPDATE import SET state = 'undone' WHERE id = 1",
    [expect.stringMatching(/^imports: import .* is undone, and has 2 trials$/)],
  ],
  [
    'a replaced trial that nobody brings back',
    'UPDATE trial SET replaced_by_import_id = NULL',
    [expect.stringMatching(/^replaced trials: .* is neither live nor replaced$/)],
  ],
  [
    'two live rows of a trial',
    'DROP INDEX trial_live_uid; UPDATE trial SET is_live = 1, replaced_by_import_id = NULL',
    [
      expect.stringMatching(/^live trials: trial .* has 2 live rows$/),
      expect.stringMatching(/^cells: /),
      ...Array(7).fill(expect.stringMatching(/^measures: /)),
    ],
  ],
  [
    'cut steps',
    "UPDATE trajectory_part SET data = x'00' WHERE trial_id = 1",
    [expect.stringMatching(/^trajectories: trial .* steps 1 to 2 cannot be read: /)],
  ],
  [
    'lost steps',
    'DELETE FROM trajectory_part WHERE trial_id = 1',
    [
      expect.stringMatching(/^spans: trial .* a span of steps 1 to 2 of 2$/),
      expect.stringMatching(/^trajectories: trial .* has 0 steps, and says 2$/),
    ],
  ],
  [
    'tool calls',
    'UPDATE trial SET tool_calls = 3 WHERE id = 1',
    [
      expect.stringMatching(/^measures: .* tool_calls:/),
      expect.stringMatching(/^trajectories: .* has 0 tool calls and 0 errors, and says 3 and 0$/),
    ],
  ],
  [
    'a span past the end',
    'UPDATE span SET last_step = 3',
    [expect.stringMatching(/^spans: trial .* a span of steps 1 to 3 of 2$/)],
  ],
  [
    'a count of behaviours',
    `UPDATE trial SET behaviors = '{"version":1,"counts":{"reflects":2}}' WHERE id = 1`,
    [expect.stringMatching(/^behaviors: trial .*: 2 times reflects, and 0 spans$/)],
  ],
  [
    'an arm of nothing',
    "INSERT INTO condition (experiment_id, key, kind, label) VALUES (1, 'x', 'other', 'X')",
    ['arms: exp: condition x has no trial and no cell'],
  ],
  [
    'a row without its parent',
    'PRAGMA foreign_keys = OFF; DELETE FROM import WHERE id = 2',
    [
      'file: row 2 of trial refers to a import that is not there',
      'file: row 3 of trial refers to a import that is not there',
    ],
  ],
  [
    'a version that was never given',
    'UPDATE experiment SET data_version = 99',
    ['versions: exp: version 99 was never given'],
  ],
  [
    'an experiment half deleted',
    'UPDATE experiment SET deleted_at = 1',
    [expect.stringMatching(/^deletions: experiment exp is half deleted/)],
  ],
]

test.each(WRONG)('%s is named', async (_what, sql, lines) => {
  const db = await makeStore()
  await db.$client.executeMultiple(sql)
  expect(await checkDatabase(db)).toEqual(lines)
})
