import { expect, test } from 'vitest'
import { trialUid } from '@/lib/ingest/finish/trial-identity'
import { MetCopies } from './met-copies'
import type { MetCopy } from './met-copies'

const copy = (at: number): MetCopy => ({
  finishedMs: at % 3 === 0 ? null : 1_700_000_000_000 + at,
  reward: at % 4 === 0 ? null : (at % 7) / 7,
  file: at % 5 === 0 ? null : `job/${Math.floor(at / 10)}.jsonl`,
  isMet: at % 2 === 0,
  disposition: (['added', 'replaced', 'unchanged'] as const)[at % 3]!,
})

test('every copy is given back as it was kept, the last one of a uid', () => {
  const copies = new MetCopies()
  const map = new Map<string, MetCopy>()
  for (let at = 0; at < 20_000; at += 1) {
    const uid = at % 9 === 0 ? `odd uid ${at % 900}` : trialUid('exp', String(at % 7000))
    copies.set(uid, copy(at))
    map.set(uid, copy(at))
  }
  for (const [uid, kept] of map) expect(copies.get(uid)).toEqual(kept)
  for (const uid of ['', 'odd uid 1', trialUid('exp', '7000'), 'il0ouil0ouil']) {
    expect(copies.has(uid)).toBe(false)
    expect(copies.get(uid)).toBeUndefined()
  }
})

test('a hundred thousand trials of one file take less than a hundred bytes each', () => {
  const uids = Array.from({ length: 100_000 }, (_, at) => trialUid('exp', String(at)))
  const { gc } = globalThis
  gc?.()
  const before = process.memoryUsage()
  const copies = new MetCopies()
  for (const uid of uids) copies.set(uid, { ...copy(1), file: 'table.csv' })
  gc?.()
  const after = process.memoryUsage()
  // Arrays of numbers stand outside of the heap; what is left of it is garbage at most.
  expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(100 * uids.length)
  expect(copies.has(uids[99_999]!)).toBe(true)
})
