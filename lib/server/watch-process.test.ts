import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestDb } from '@/db/testing'
import { startWorker } from './start-worker'
import { ensureWatchProcess } from './watch-process'

vi.mock('./start-worker', () => ({ startWorker: vi.fn(() => new EventEmitter()) }))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('a process that watches is started again for as long as it takes, less and less often', async () => {
  const starts = vi.mocked(startWorker)
  ensureWatchProcess(await createTestDb())
  const pauses: number[] = []
  for (let turn = 0; turn < 9; turn += 1) {
    const count = starts.mock.calls.length
    starts.mock.results.at(-1)!.value.emit('exit', 1)
    let seconds = 0
    for (; starts.mock.calls.length === count && seconds < 100; seconds += 1)
      vi.advanceTimersByTime(1000)
    pauses.push(seconds)
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
})
