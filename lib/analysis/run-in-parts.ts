import { setImmediate } from 'node:timers/promises'
import type { Parts } from '@/lib/domain/parts'

/** Milliseconds after which others get their turn: far below what a reader notices. */
const MOST_MS = 15

/** Lets whatever else waits in this process go first. */
export const letOthersRun = (): Promise<void> => setImmediate()

/** Does long work in turns of some milliseconds, so that other questions are answered meanwhile. */
export async function runInParts<Result>(work: Parts<Result>, mostMs = MOST_MS): Promise<Result> {
  let start = performance.now()
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    if (performance.now() - start < mostMs) continue
    await letOthersRun()
    start = performance.now()
  }
}
