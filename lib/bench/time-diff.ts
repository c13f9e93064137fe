import { setImmediate } from 'node:timers/promises'
import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { trial } from '@/db/schema'
import { nameParting } from '@/lib/analysis/diff/diff-trials'
import { packAlignment } from '@/lib/analysis/diff/pack-alignment'
import { readActions, TURN_MS } from '@/lib/analysis/diff/read-actions'
import { runInParts } from '@/lib/analysis/run-in-parts'
import { alignStepsInParts } from '@/lib/diff/align-steps'

/** How long work took, and the longest that other work of the process had to wait for a turn. */
export interface Turns {
  readonly ms: number
  /** By the clock, but no more than the processor time that the process used meanwhile. */
  readonly longestWaitMs: number
}

/** Processor time of all threads of the process so far. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Runs work while a second task takes a turn whenever it can. */
async function watchTurns<Result>(
  work: () => Promise<Result>,
): Promise<Turns & { readonly result: Result }> {
  let isDone = false
  let longestWaitMs = 0
  const other = async () => {
    let last = { clock: performance.now(), cpu: cpuMs() }
    while (!isDone) {
      await setImmediate()
      const now = { clock: performance.now(), cpu: cpuMs() }
      // Time that other processes took is not ours.
      const held = Math.min(now.clock - last.clock, now.cpu - last.cpu)
      longestWaitMs = Math.max(longestWaitMs, held)
      last = now
    }
  }
  const watching = other()
  await setImmediate()
  const start = performance.now()
  const result = await work()
  const ms = performance.now() - start
  isDone = true
  await watching
  return { result, ms, longestWaitMs }
}

async function rowIdOf(db: Db, uid: string): Promise<number> {
  const [row] = await db
    .select({ id: trial.id })
    .from(trial)
    .where(and(eq(trial.uid, uid), eq(trial.isLive, true)))
  if (!row) throw new Error(`There is no trial ${uid}.`)
  return row.id
}

/** What the server does for a diff that nobody has asked for before, part by part. */
export async function timeDiff(db: Db, leftUid: string, rightUid: string) {
  const [left, right] = [await rowIdOf(db, leftUid), await rowIdOf(db, rightUid)]
  const read = await watchTurns(async () => ({
    left: await readActions(db, left),
    right: await readActions(db, right),
  }))
  const { left: one, right: two } = read.result
  const align = await watchTurns(() =>
    runInParts(alignStepsInParts(one.actions, two.actions), TURN_MS),
  )
  const rows = align.result
  const name = await watchTurns(() => nameParting(db, rows, { left: one, right: two }))
  const pack = await watchTurns(() =>
    runInParts(packAlignment(rows, one.outline, two.outline), TURN_MS),
  )
  return { read, align, name, pack }
}
