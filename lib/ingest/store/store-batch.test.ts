import { brotliDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDatabase } from '@/db/checks/check-database'
import { createTestDb, expectSound } from '@/db/testing'
import type { Db } from '@/db/open-database'
import { plainCondition } from '@/lib/domain/condition'
import { NO_OPTIONS, type ImportOptions } from '@/lib/domain/import'
import type { NewTask, NewTrial } from '@/lib/domain/new-trial'
import type { Step } from '@/lib/domain/step'
import { makeNewTask, makeNewTrial, makeStep } from '@/lib/trajectory/testing'
import { addExperiment } from '@/db/writes/add-experiment'
import { addImport } from '@/lib/ingest/run/add-import'
import { storeBatch } from './store-batch'
import { setConditions } from '@/lib/change/set-conditions'
import { undoTrials } from './undo-trials'
import { rebuildCells } from '@/db/writes/recount-cells'

async function makeStore() {
  const db = await createTestDb()
  const experiment = await addExperiment(db, { slug: 'exp', name: 'Exp', kind: 'logs' })
  const deliver = async (
    trials: NewTrial[],
    options: Partial<ImportOptions> = {},
    tasks: NewTask[] = [],
  ) => {
    const given = { ...NO_OPTIONS, ...options }
    const importId = await addImport(db, {
      slug: 'exp',
      experimentId: experiment.id,
      options: given,
    })
    const target = {
      experimentId: experiment.id,
      originSlug: 'exp',
      importId,
      options: given,
      seen: new Set<string>(),
      leaseHolder: null,
    }
    const plan = await storeBatch(db, target, { trials, tasks })
    return { importId, plan, dispositions: plan.met.map(({ disposition }) => disposition) }
  }
  return { db, experiment, deliver }
}

const toolStep = (number: number, isError: boolean | null, step: Partial<Step> = {}): Step =>
  makeStep(number, '', {
    kind: 'tool',
    tool: {
      ...{ name: 'bash', category: 'shell', callId: null, arguments: {}, command: 'x' },
      ...{ path: null, output: null, exitCode: null },
      isError,
    },
    ...step,
  })

const rowsOf = async (db: Db, sql: string) => (await db.$client.execute(sql)).rows
const cellsOf = (db: Db) =>
  rowsOf(db, 'SELECT * FROM cell ORDER BY experiment_id, task_id, configuration_id, condition_id')
const givenCurated = { ...plainCondition('curated') }

test('a trial comes in with its cell, and the same trial again is unchanged', async () => {
  const { db, deliver } = await makeStore()
  expect(
    (await deliver([makeNewTrial('a'), makeNewTrial('b', { reward: 2 / 3 })])).dispositions,
  ).toEqual(['added', 'added'])
  const before = await cellsOf(db)
  expect(before).toMatchObject([
    { n_trials: 2, tokens_in_sum: 200, tokens_in_count: 2, cost_sum: null, cost_count: 0 },
  ])
  expect(JSON.parse(String(before[0]!.rewards))).toEqual({
    ok: [
      [2 / 3, 1],
      [1, 1],
    ],
  })
  expect((await deliver([makeNewTrial('a')])).dispositions).toEqual(['unchanged'])
  expect(await cellsOf(db)).toEqual(before)
})

test('a reward that is null is kept apart from 0', async () => {
  const { db, deliver } = await makeStore()
  const lost = { status: { status: 'missing_reward', rule: 'no_reward', evidence: null } } as const
  await deliver([
    makeNewTrial('a', { reward: 0 }),
    makeNewTrial('b', { reward: null, ...lost }),
    makeNewTrial('c', { reward: null }),
  ])
  const [cell] = await cellsOf(db)
  expect(JSON.parse(String(cell!.rewards))).toEqual({
    missing_reward: [[null, 1]],
    ok: [
      [null, 1],
      [0, 1],
    ],
  })
})

test('the same logs with a condition are replaced, not doubled', async () => {
  const { db, deliver } = await makeStore()
  await deliver([makeNewTrial('a', { kind: 'unknown' })])
  const again = await deliver([makeNewTrial('a', { kind: 'unknown' })], { condition: givenCurated })
  expect(again.dispositions).toEqual(['replaced'])
  expect(
    await rowsOf(
      db,
      `SELECT count(*) AS n, max(c.key) AS key FROM cell JOIN condition c ON c.id = condition_id`,
    ),
  ).toMatchObject([{ n: 1, key: 'curated' }])
  expect(
    (await deliver([makeNewTrial('a', { kind: 'unknown' })], { condition: givenCurated }))
      .dispositions,
  ).toEqual(['unchanged'])
})

test('a copy without a trajectory leaves the stored one there and says so', async () => {
  const { db, deliver } = await makeStore()
  await deliver([makeNewTrial('a', { steps: [makeStep(1, 'one'), makeStep(2, 'two')] })])
  const poorer = makeNewTrial('a', {
    contentHash: 'poorer',
    reward: 0,
    steps: [],
    hasTrajectory: false,
  })
  const { dispositions, plan } = await deliver([poorer])
  expect(dispositions).toEqual(['replaced'])
  expect(plan.problems).toMatchObject([{ code: 'trajectory_kept' }])
  const [trial] = await rowsOf(
    db,
    'SELECT id, reward, has_trajectory, step_count FROM trial WHERE is_live = 1',
  )
  expect(trial).toMatchObject({ reward: 0, has_trajectory: 1, step_count: 2 })
  const [part] = await rowsOf(
    db,
    `SELECT data FROM trajectory_part WHERE trial_id = ${Number(trial!.id)}`,
  )
  const steps = JSON.parse(brotliDecompressSync(Buffer.from(part!.data as ArrayBuffer)).toString())
  expect(steps).toMatchObject([{ text: 'one' }, { text: 'two' }])
})

test('a poorer copy that says the same is unchanged, from then on silently', async () => {
  const { deliver } = await makeStore()
  await deliver([makeNewTrial('a')])
  const poorer = makeNewTrial('a', { contentHash: 'poorer', steps: [], hasTrajectory: false })
  const first = await deliver([poorer])
  expect([first.dispositions, first.plan.problems.length]).toEqual([['unchanged'], 1])
  const second = await deliver([poorer])
  expect([second.dispositions, second.plan.problems.length]).toEqual([['unchanged'], 0])
})

test.each([[false], [true]])(
  'two copies in one delivery are one trial with steps, whatever their order (%s)',
  async (isRichFirst) => {
    const { db, deliver } = await makeStore()
    const rich = makeNewTrial('a')
    const poor = makeNewTrial('a', { contentHash: 'poor', steps: [], hasTrajectory: false })
    const copies = isRichFirst ? [rich, poor] : [poor, rich]
    const { plan, dispositions } = await deliver(copies)
    expect(dispositions).toEqual(['added'])
    expect(plan.problems).toMatchObject([{ code: 'duplicate_trial' }])
    expect(await rowsOf(db, 'SELECT has_trajectory FROM trial')).toMatchObject([
      { has_trajectory: 1 },
    ])
    expect((await deliver(copies)).dispositions).toEqual(['unchanged'])
  },
)

test('a given domain wins over a mapped one and stays', async () => {
  const { db, deliver } = await makeStore()
  await deliver([makeNewTrial('a', { taskName: 't' })], {}, [
    makeNewTask('t', { domain: 'Mapped', category: 'maths' }),
  ])
  await deliver([], { domains: { t: 'Given' } }, [makeNewTask('t', { domain: 'Mapped' })])
  await deliver([], {}, [makeNewTask('t', { domain: 'Mapped' })])
  expect(await rowsOf(db, 'SELECT domain, domain_source, category FROM task')).toMatchObject([
    { domain: 'Given', domain_source: 'given', category: 'maths' },
  ])
})

test('a task keeps the skills it offers, with their sums', async () => {
  const { db, deliver } = await makeStore()
  const skill = {
    name: 's',
    contentHash: 'h',
    description: 'd',
    tokens: 12,
    bytes: 40,
    scripts: 1,
    files: [{ path: 'SKILL.md', bytes: 40, text: 'x' }],
  }
  await deliver([], {}, [
    makeNewTask('t', { skills: [skill, { ...skill, name: 's2', tokens: null }] }),
  ])
  expect(
    await rowsOf(db, 'SELECT skill_count, skill_tokens, skill_scripts FROM skill_set'),
  ).toMatchObject([{ skill_count: 2, skill_tokens: 12, skill_scripts: 2 }])
  expect(await rowsOf(db, 'SELECT count(*) AS n FROM skill_set_version')).toMatchObject([{ n: 2 }])
})

test('a long trajectory is cut into parts with consecutive steps', async () => {
  const { db, deliver } = await makeStore()
  await deliver([
    makeNewTrial('a', {
      steps: Array.from({ length: 9 }, (_, i) => makeStep(i + 1, 'x'.repeat(100_000))),
    }),
  ])
  expect(
    await rowsOf(db, 'SELECT part, first_step, last_step FROM trajectory_part ORDER BY part'),
  ).toMatchObject([
    { part: 0, first_step: 1, last_step: 2 },
    { part: 1, first_step: 3, last_step: 4 },
    { part: 2, first_step: 5, last_step: 6 },
    { part: 3, first_step: 7, last_step: 8 },
    { part: 4, first_step: 9, last_step: 9 },
  ])
})

test('undoing takes trials away and brings back what they replaced, in any order', async () => {
  const { db, deliver } = await makeStore()
  const rewards = async () =>
    (await rowsOf(db, 'SELECT log_id, reward FROM trial WHERE is_live = 1 ORDER BY log_id')).map(
      (r) => [r.log_id, r.reward],
    )
  const version = (reward: number) => makeNewTrial('a', { contentHash: `v${reward}`, reward })
  await deliver([version(0)])
  const second = await deliver([version(0.5), makeNewTrial('b')])
  const third = await deliver([version(1)])
  await undoTrials(db, second.importId, null)
  expect(await rewards()).toEqual([['a', 1]])
  await undoTrials(db, third.importId, null)
  expect(await rewards()).toEqual([['a', 0]])
  const cells = await cellsOf(db)
  expect(cells).toMatchObject([{ n_trials: 1, rewards: '{"ok":[[0,1]]}' }])
})

const delivery = fc.array(
  fc.record({
    logId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    taskName: fc.constantFrom('t1', 't2'),
    model: fc.constantFrom('m1', null),
    kind: fc.constantFrom('no_skills' as const, 'curated' as const, 'unknown' as const),
    reward: fc.oneof(fc.constantFrom(0, 1, null), fc.double({ min: 0, max: 1, noNaN: true })),
    costUsd: fc.constantFrom(null, 0.5),
    hasTrajectory: fc.boolean(),
    contentHash: fc.constantFrom('x', 'y', 'z'),
  }),
  { maxLength: 8 },
)
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ trials: delivery, curated: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ undo: fc.nat(4) }) },
)

test('whatever is delivered and undone, cells made anew from the trials equal those kept up to date', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
      const { db, experiment, deliver } = await makeStore()
      const importIds: number[] = []
      for (const each of acts) {
        if ('undo' in each) {
          const id = importIds[each.undo]
          if (id !== undefined) await undoTrials(db, id, null)
          continue
        }
        const trials = each.trials.map(({ logId, ...rest }) =>
          makeNewTrial(logId, { ...rest, steps: rest.hasTrajectory ? [makeStep(1, 'x')] : [] }),
        )
        const { importId } = await deliver(trials, each.curated ? { condition: givenCurated } : {})
        importIds.push(importId)
      }
      const kept = await cellsOf(db)
      await rebuildCells(db, experiment.id)
      expect(kept).toEqual(await cellsOf(db))
      await expectSound(db)
    }),
    { seed: 20_261_121, numRuns: 25 },
  )
})

test('numbers that nothing counts and text that is no text do no harm when they are read back', async () => {
  const { db, deliver } = await makeStore()
  const odd = makeNewTrial('odd', {
    taskName: 'a\ud800b',
    harness: 'h\udc00',
    tokensIn: 2 ** 53 + 2,
    tokensOut: -3,
    tokensCached: 1e30,
    costUsd: -1,
    exceptionMessage: 'cut in a pair \ud83d',
  })
  await deliver([odd])
  expect((await deliver([odd])).dispositions).toEqual(['unchanged'])
  const [row] = await rowsOf(
    db,
    `SELECT t.*, k.name, f.harness, t.detail->>'exceptionMessage' AS message FROM trial t
      JOIN task k ON k.id = t.task_id JOIN configuration f ON f.id = t.configuration_id`,
  )
  expect(row).toMatchObject({
    name: 'a\ufffdb',
    harness: 'h\ufffd',
    message: 'cut in a pair \ufffd',
    tokens_in: null,
    tokens_out: null,
    tokens_cached: null,
    cost_usd: null,
  })
})

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
  const { db, deliver } = await makeStore()
  const trials = ['t1', 't2', 't3'].map((taskName) => makeNewTrial(taskName, { taskName }))
  await deliver(trials)
  const before = [await cellsOf(db), await measuresOf(db)]
  const version = 'SELECT data_version FROM experiment'
  const kept = await rowsOf(db, version)
  expect((await deliver(trials)).dispositions).toEqual(['unchanged', 'unchanged', 'unchanged'])
  expect(await rowsOf(db, version)).toEqual(kept)
  const idOf = (name: string) => `(SELECT id FROM task WHERE name = '${name}')`
  await db.$client.batch([
    `DELETE FROM cell WHERE task_id = ${idOf('t1')}`,
    `UPDATE cell SET n_trials = 7, rewards = '{"ok":[[0,7]]}' WHERE task_id = ${idOf('t2')}`,
    `DELETE FROM cell_measure WHERE task_id = ${idOf('t3')}`,
  ])
  expect((await deliver(trials)).dispositions).toEqual(['unchanged', 'unchanged', 'unchanged'])
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

test('an import that is resumed with a poorer copy of a trial of its own keeps the steps', async () => {
  const { db, experiment, deliver } = await makeStore()
  const { importId } = await deliver([makeNewTrial('a')])
  const target = { experimentId: experiment.id, originSlug: 'exp', importId, leaseHolder: null }
  const poorer = { contentHash: 'poorer', reward: 0, steps: [], hasTrajectory: false }
  const again = { ...target, options: NO_OPTIONS, seen: new Set<string>() }
  await storeBatch(db, again, { trials: [makeNewTrial('a', poorer)], tasks: [] })
  expect(
    await rowsOf(db, 'SELECT count(*) AS n, max(step_count) AS steps FROM trial'),
  ).toMatchObject([{ n: 1, steps: 1 }])
  await expectSound(db)
})

test('an undoing that is cut short says so, and is finished when it is called again', async () => {
  const { db, deliver } = await makeStore()
  await deliver([makeNewTrial('a', { reward: 0, contentHash: 'first' })])
  const trials = Array.from({ length: 600 }, (_, at) => makeNewTrial(at === 0 ? 'a' : `t${at}`))
  const { importId } = await deliver(trials)
  const batch = db.$client.batch.bind(db.$client)
  let batches = 0
  db.$client.batch = async (...args) => {
    batches += 1
    if (batches === 4) throw new Error('killed')
    return batch(...args)
  }
  await expect(undoTrials(db, importId, null)).rejects.toThrow('killed')
  db.$client.batch = batch
  expect(await rowsOf(db, 'SELECT count(*) AS n FROM trial WHERE is_live = 1')).toMatchObject([
    { n: 101 },
  ])
  expect(await checkDatabase(db)).toEqual([expect.stringMatching(/^undos: import .* half undone/)])
  await undoTrials(db, importId, null)
  expect(await rowsOf(db, 'SELECT log_id, reward FROM trial')).toMatchObject([
    { log_id: 'a', reward: 0 },
  ])
  await expectSound(db)
})

test('a trial whose condition is set while its import is undone leaves no cell behind', async () => {
  const { db, experiment, deliver } = await makeStore()
  const { importId } = await deliver([makeNewTrial('a', { kind: 'unknown' })])
  const execute = db.$client.execute.bind(db.$client) as typeof db.$client.execute
  // The settings page comes between what undoing reads and what it writes.
  const between = async (...args: Parameters<typeof execute>) => {
    const answer = await execute(...args)
    if (!JSON.stringify(args).includes('ORDER BY id LIMIT')) return answer
    Object.assign(db.$client, { execute })
    const groups = [{ conditionKey: 'unknown', isAllJobs: true as const }]
    await setConditions(db, experiment.id, groups, plainCondition('curated'))
    return answer
  }
  Object.assign(db.$client, { execute: between })
  await undoTrials(db, importId, null)
  expect(await cellsOf(db)).toEqual([])
  await expectSound(db)
})
