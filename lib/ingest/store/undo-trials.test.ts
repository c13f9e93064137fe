import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDatabase } from '@/db/checks/check-database'
import { expectSound } from '@/db/testing'
import { rebuildCells } from '@/db/writes/recount-cells'
import { setConditions } from '@/lib/change/set-conditions'
import { plainCondition } from '@/lib/domain/condition'
import { makeNewTrial, makeStep } from '@/lib/trajectory/testing'
import { cellsOf, makeStore, rowsOf } from './testing-store'
import { undoTrials } from './undo-trials'

const givenCurated = plainCondition('curated')

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
