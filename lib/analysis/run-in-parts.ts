import { setImmediate } from 'node:timers/promises'
import type { Parts } from '@/lib/diff/parts'

/** Milliseconds after which other requests get their turn. */
const MOST_MS = 15

/**
 * Does long work in turns of some milliseconds, so that the server answers others meanwhile.
 * A worker thread would need the code a second time, and long alignments take 50 to 160 ms.
 */
export async function runInParts<Result>(work: Parts<Result>, mostMs = MOST_MS): Promise<Result> {
  let start = performance.now()
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    if (performance.now() - start < mostMs) continue
    await setImmediate()
    start = performance.now()
  }
}
