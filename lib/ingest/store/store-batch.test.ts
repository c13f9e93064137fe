import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packedParts } from '@/db/packed-parts'
import { expectSound } from '@/db/testing'
import { NO_OPTIONS } from '@/lib/domain/import'
import { plainCondition } from '@/lib/domain/condition'
import { makeNewTask, makeNewTrial, makeStep } from '@/lib/trajectory/testing'
import { nothingMet } from './met-so-far'
import { unpackSteps } from './pack-steps'
import { storeBatch } from './store-batch'
import { cellsOf, hardToPack, makeStore, rowsOf } from './testing-store'

const givenCurated = plainCondition('curated')

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

test('a copy of a trial whose files are not known is a copy all the same', async () => {
  const { db, deliver } = await makeStore()
  const { plan } = await deliver([
    makeNewTrial('a', { sources: [] }),
    makeNewTrial('a', { sources: [], contentHash: 'other' }),
  ])
  expect(plan.met).toHaveLength(1)
  expect(plan.problems).toMatchObject([{ code: 'duplicate_trial' }])
  expect(await rowsOf(db, 'SELECT count(*) AS n FROM trial')).toMatchObject([{ n: 1 }])
})

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

test('what a long step packs to lies in several rows, and is read as one', async () => {
  const { db, deliver } = await makeStore()
  const steps = [makeStep(1, 'short'), makeStep(2, hardToPack(3_000_000)), makeStep(3, 'short')]
  await deliver([makeNewTrial('a', { steps })])
  const rows = await rowsOf(
    db,
    'SELECT part, first_step, last_step, raw_bytes > 0 AS is_end FROM trajectory_part ORDER BY part',
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    [0, 1, 1, 1],
    [1, 2, 2, 0],
    [2, 2, 2, 0],
    [3, 2, 2, 1],
    [4, 3, 3, 1],
  ])
  for await (const { data } of packedParts(db, { trialId: 1, from: 2, to: 2 }))
    expect(unpackSteps(data)).toEqual([steps[1]])
  await expectSound(db)
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

test('an import that is resumed with a poorer copy of a trial of its own keeps the steps', async () => {
  const { db, experiment, deliver } = await makeStore()
  const { importId } = await deliver([makeNewTrial('a')])
  const target = { experimentId: experiment.id, originSlug: 'exp', importId, leaseHolder: null }
  const poorer = { contentHash: 'poorer', reward: 0, steps: [], hasTrajectory: false }
  const again = { ...target, options: NO_OPTIONS, met: nothingMet() }
  await storeBatch(db, again, { trials: [makeNewTrial('a', poorer)], tasks: [] })
  expect(
    await rowsOf(db, 'SELECT count(*) AS n, max(step_count) AS steps FROM trial'),
  ).toMatchObject([{ n: 1, steps: 1 }])
  await expectSound(db)
})
