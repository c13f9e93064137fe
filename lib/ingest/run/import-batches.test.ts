import { expect, test } from 'vitest'
import { makeNewTrial } from '@/lib/trajectory/testing'
import { batchBundles } from './import-batches'
import type { DeliveryEvent } from './delivery-event'
import { readAhead } from './read-ahead'

/** What one file of many trials gives; counts how many were made. */
async function* oneFile(count: number, bytes: number, made: { n: number }, hasTrajectory = true) {
  yield { kind: 'claimed', bundles: 1, bytes: count * bytes, problems: [] } satisfies DeliveryEvent
  for (let n = 0; n < count; n += 1) {
    made.n += 1
    const sources = [{ path: 'trials.jsonl', bytes }]
    const trial = makeNewTrial(`t${n}`, { sources, hasTrajectory })
    yield { kind: 'trial', trial } satisfies DeliveryEvent
  }
}

test('one file of 50,000 trials is stored in batches, and no more are made than one batch and a few ahead', async () => {
  const made = { n: 0 }
  let stored = 0
  let largest = 0
  for await (const batch of batchBundles(readAhead(oneFile(50_000, 200, made), 4), () => 0)) {
    largest = Math.max(largest, batch.trials.length)
    stored += batch.trials.length
    expect(made.n - stored).toBeLessThanOrEqual(5)
  }
  expect([stored, largest]).toEqual([50_000, 250])
})

test('trials without steps come in larger batches', async () => {
  const sizes: number[] = []
  const events = oneFile(2500, 100, { n: 0 }, false)
  for await (const { trials } of batchBundles(events, () => 0)) sizes.push(trials.length)
  expect(sizes).toEqual([0, 1000, 1000, 500])
})

test('trials without steps come in larger batches', async () => {
  const sizes: number[] = []
  const events = oneFile(2500, 100, { n: 0 }, false)
  for await (const { trials } of batchBundles(events, () => 0)) sizes.push(trials.length)
  expect(sizes).toEqual([0, 1000, 1000, 500])
})

test('long trials fill a batch by their bytes', async () => {
  const sizes: number[] = []
  const events = oneFile(10, 3 * 1024 * 1024, { n: 0 })
  for await (const { trials } of batchBundles(events, () => 0)) sizes.push(trials.length)
  expect(sizes).toEqual([0, 3, 3, 3, 1])
})
