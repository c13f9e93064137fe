import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { expectSound } from '@/db/testing'
import { makeNewTrial, makeStep } from '@/lib/trajectory/testing'
import { healCells } from './heal-cells'
import { cellsOf, makeStore, rowsOf, toolStep } from './testing-store'
import { undoTrials } from './undo-trials'

test('tool calls and their errors are counted, and unknown where no log could tell', async () => {
  const { db, deliver } = await makeStore()
  await deliver([
    makeNewTrial('a', {
      steps: [
        makeStep(1, 'hi'),
        toolStep(2, true),
        toolStep(3, false),
        toolStep(4, null),
        toolStep(5, true, { isCopied: true }),
        toolStep(6, true, { isAbandoned: true }),
      ],
    }),
    makeNewTrial('b', { steps: [toolStep(1, null)] }),
    makeNewTrial('c', { steps: [makeStep(1, 'no tools')] }),
    makeNewTrial('d', { steps: [], hasTrajectory: false }),
  ])
  expect(
    await rowsOf(
      db,
      'SELECT log_id, step_count, tool_calls, tool_errors FROM trial ORDER BY log_id',
    ),
  ).toMatchObject([
    // A branch that was left is no step of it.
    { log_id: 'a', step_count: 5, tool_calls: 3, tool_errors: 1 },
    { log_id: 'b', tool_calls: 1, tool_errors: null },
    { log_id: 'c', tool_calls: 0, tool_errors: 0 },
    { log_id: 'd', tool_calls: null, tool_errors: null },
  ])
  await expectSound(db)
})

const measuresOf = (db: Db) =>
  rowsOf(
    db,
    'SELECT measure, n, sum, sum_squares, n_positive, sum_logs FROM cell_measure ORDER BY task_id, measure',
  )

test('measures of a cell are summed over the trials that know them', async () => {
  const { db, deliver } = await makeStore()
  const spent = {
    tokensIn: 100,
    tokensOut: null,
    durationMs: null,
    steps: [],
    hasTrajectory: false,
  }
  const first = await deliver([
    makeNewTrial('a', { ...spent, costUsd: 2, tokensOut: 10 }),
    makeNewTrial('b', { ...spent, costUsd: 0.5 }),
    makeNewTrial('c', { ...spent, costUsd: 0, tokensIn: null }),
  ])
  expect(await measuresOf(db)).toMatchObject([
    { measure: 'cost_usd', n: 3, sum: 2.5, sum_squares: 4.25, n_positive: 2, sum_logs: 0 },
    { measure: 'tokens_in', n: 2, sum: 200, sum_squares: 20_000, sum_logs: 2 * Math.log(100) },
    { measure: 'tokens_out', n: 1, sum: 10, sum_squares: 100 },
    { measure: 'tokens_total', n: 1, sum: 110, sum_squares: 12_100 },
  ])
  await expectSound(db)
  await undoTrials(db, first.importId, null)
  expect(await measuresOf(db)).toEqual([])
})

test('tokens whose squares pass what 64 bits hold are summed', async () => {
  const { db, deliver } = await makeStore()
  await deliver([makeNewTrial('a', { tokensIn: Number.MAX_SAFE_INTEGER })])
  const rows = await measuresOf(db)
  expect(rows.find((row) => row.measure === 'tokens_in')!.sum_squares).toBeCloseTo(8.1e31, -30)
  await expectSound(db)
})

test('spans are stored with their trial, follow its steps and leave with it', async () => {
  const { db, deliver } = await makeStore()
  const span = { kind: 'retry', firstStep: 1, lastStep: 2, data: { of: 'a\ud800b' } }
  const steps = [makeStep(1, 'one'), makeStep(2, 'two')]
  const first = await deliver([makeNewTrial('a', { steps, spans: [span] })])
  const spans = `SELECT s.kind, s.first_step, s.last_step, s.data FROM span s JOIN trial t ON t.id = s.trial_id
    WHERE t.is_live = 1`
  const stored = [{ kind: 'retry', first_step: 1, last_step: 2, data: '{"of":"a\\ufffdb"}' }]
  expect(await rowsOf(db, spans)).toMatchObject(stored)
  const poorer = { contentHash: 'poorer', reward: 0, steps: [], hasTrajectory: false }
  const second = await deliver([makeNewTrial('a', poorer)])
  expect(await rowsOf(db, spans)).toMatchObject(stored)
  await expectSound(db)
  await undoTrials(db, second.importId, null)
  expect(await rowsOf(db, spans)).toMatchObject(stored)
  await undoTrials(db, first.importId, null)
  expect(await rowsOf(db, 'SELECT * FROM span')).toEqual([])
})

test('trials that come again unchanged make cells anew that were missing or wrong', async () => {
  const { db, experiment, deliver } = await makeStore()
  const target = { experimentId: experiment.id, leaseHolder: null }
  const trials = ['t1', 't2', 't3'].map((taskName) => makeNewTrial(taskName, { taskName }))
  await deliver(trials)
  const before = [await cellsOf(db), await measuresOf(db)]
  const version = 'SELECT data_version FROM experiment'
  const kept = await rowsOf(db, version)
  const again = await deliver(trials)
  expect(again.dispositions).toEqual(['unchanged', 'unchanged', 'unchanged'])
  await healCells(db, target, again.plan.kept)
  expect(await rowsOf(db, version)).toEqual(kept)
  const idOf = (name: string) => `(SELECT id FROM task WHERE name = '${name}')`
  await db.$client.batch([
    `DELETE FROM cell WHERE task_id = ${idOf('t1')}`,
    `UPDATE cell SET n_trials = 7, rewards = '{"ok":[[0,7]]}' WHERE task_id = ${idOf('t2')}`,
    `DELETE FROM cell_measure WHERE task_id = ${idOf('t3')}`,
  ])
  await healCells(db, target, (await deliver(trials)).plan.kept)
  expect([await cellsOf(db), await measuresOf(db)]).toEqual(before)
  expect(await rowsOf(db, version)).not.toEqual(kept)
  await expectSound(db)
})

test('trials stored before tool calls were counted are counted when they come again', async () => {
  const { db, deliver } = await makeStore()
  const trials = [makeNewTrial('a', { steps: [toolStep(1, true)] })]
  await deliver(trials)
  await db.$client.batch([
    'UPDATE trial SET tool_calls = NULL, tool_errors = NULL',
    "DELETE FROM cell_measure WHERE measure IN ('tool_calls', 'tool_errors')",
  ])
  await expectSound(db)
  expect((await deliver(trials)).dispositions).toEqual(['unchanged'])
  expect(await rowsOf(db, 'SELECT tool_calls, tool_errors FROM trial')).toMatchObject([
    { tool_calls: 1, tool_errors: 1 },
  ])
  expect(
    await rowsOf(db, "SELECT sum FROM cell_measure WHERE measure LIKE 'tool%' ORDER BY measure"),
  ).toMatchObject([{ sum: 1 }, { sum: 1 }])
  await expectSound(db)
})

test('trials stored before behaviours were looked for, or by other detectors, are looked through when they come again', async () => {
  const { db, deliver } = await makeStore()
  const spans = [{ kind: 'reflects', firstStep: 1, lastStep: 1, data: { evidence: 'Wait, no.' } }]
  const trials = [makeNewTrial('a', { spans }), makeNewTrial('b')]
  await deliver(trials)
  const stored = 'SELECT behaviors FROM trial ORDER BY log_id'
  const counted = [
    { behaviors: '{"version":1,"counts":{"reflects":1}}' },
    { behaviors: '{"version":1,"counts":{}}' },
  ]
  expect(await rowsOf(db, stored)).toMatchObject(counted)
  for (const before of ['NULL', `'{"version":0,"counts":{"reflects":9}}'`]) {
    await db.$client.batch([`UPDATE trial SET behaviors = ${before}`, 'DELETE FROM span'])
    expect((await deliver(trials)).dispositions).toEqual(['unchanged', 'unchanged'])
    expect(await rowsOf(db, stored)).toMatchObject(counted)
    expect(await rowsOf(db, 'SELECT kind FROM span')).toMatchObject([{ kind: 'reflects' }])
    await expectSound(db)
  }
})

test('a copy without steps leaves the behaviours of the steps that are kept', async () => {
  const { db, deliver } = await makeStore()
  const spans = [{ kind: 'reflects', firstStep: 1, lastStep: 1, data: { evidence: 'Wait, no.' } }]
  await deliver([makeNewTrial('a', { spans, steps: [makeStep(1, 'Wait, no.')] })])
  const older = '{"version":0,"counts":{"reflects":1}}'
  await db.$client.execute({ sql: 'UPDATE trial SET behaviors = ?', args: [older] })
  await deliver([makeNewTrial('a', { steps: [], hasTrajectory: false })])
  expect(await rowsOf(db, 'SELECT behaviors FROM trial')).toMatchObject([{ behaviors: older }])
  expect(await rowsOf(db, 'SELECT kind FROM span')).toMatchObject([{ kind: 'reflects' }])
})
