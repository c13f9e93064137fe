import { expect, test } from 'vitest'
import { takeWriterLease } from '@/db/writes/writer-lease'
import { makeStore, rowsOf } from '@/lib/ingest/store/testing-store'
import { hasUnsearched } from '@/lib/ingest/store/index-texts'
import { makeNewTrial } from '@/lib/trajectory/testing'
import { indexWaiting } from './index-waiting'

test('texts are made searchable once, and the lease is free again', async () => {
  const { db, deliver } = await makeStore()
  await deliver(Array.from({ length: 120 }, (_, index) => makeNewTrial(`trial ${index}`)))
  let started = 0
  expect(await indexWaiting(db, { onStart: () => (started += 1) })).toBe(120)
  expect(await indexWaiting(db, { onStart: () => (started += 1) })).toBe(0)
  expect(started).toBe(1)
  expect(await rowsOf(db, 'SELECT count(*) AS n FROM step_text')).toEqual([{ n: 120 }])
  const lease = await takeWriterLease(db, { waitMs: 0 })
  expect(lease).not.toBe(null)
  await lease!.release()
})

test('it stops when it is asked to, and leaves the rest', async () => {
  const { db, deliver } = await makeStore()
  await deliver(Array.from({ length: 120 }, (_, index) => makeNewTrial(`trial ${index}`)))
  expect(await indexWaiting(db, { isEnough: () => true })).toBe(0)
  expect(await hasUnsearched(db)).toBe(true)
})
