import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { packedParts } from '@/db/packed-parts'
import { experiment, trajectoryPart, trial } from '@/db/schema'
import type { Step } from '@/lib/domain/step'

// Off the main thread: a part may be some megabytes of text.
const decompress = promisify(brotliDecompress)

export interface StepRange {
  readonly trialId: number
  /** Step numbers, both included; the whole trajectory when left out. */
  readonly from?: number
  readonly to?: number
}

// `JSON.stringify` escapes only halves of pairs so; every escape is looked at, so that `\\ud800` stays.
const MAY_BREAK = /\\ud[89a-f]/
const ESCAPE = /\\(?:u[0-9a-f]{4}|.)/g
const HALF = /^\\ud[89a-f]/

/** A half of a pair is no text: HTML carries it as U+FFFD, which the browser's own copy has to equal. */
const withoutHalfPairs = (json: string): string =>
  MAY_BREAK.test(json)
    ? json.replace(ESCAPE, (escape) => (HALF.test(escape) ? '\\ufffd' : escape))
    : json

async function readPart(data: Uint8Array): Promise<Step[]> {
  const text = (await decompress(data)).toString('utf8')
  // The store wrote it from Step[] (lib/ingest/store/store-batch.ts).
  return JSON.parse(withoutHalfPairs(text)) as Step[]
}

/**
 * Walks a trajectory part by part, in order, reading only the parts that hold steps of the range.
 * Each part is one turn of the event loop, so that a long trajectory never stalls the server.
 */
export async function* eachPart(db: Db, range: StepRange): AsyncGenerator<Step[]> {
  const { from = 1, to = Number.MAX_SAFE_INTEGER } = range
  for await (const { data } of packedParts(db, range)) {
    const steps = await readPart(data)
    yield steps.filter((step) => step.number >= from && step.number <= to)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** The steps of a range, in order. */
export async function listSteps(db: Db, range: StepRange): Promise<Step[]> {
  const steps: Step[] = []
  for await (const part of eachPart(db, range)) steps.push(...part)
  return steps
}

/** The live trial that a permalink names: its row, its content, its last step; null when there is none. */
export async function findTrial(
  db: Db,
  uid: string,
): Promise<{ trialId: number; fingerprint: string; lastStep: number | null } | null> {
  const lastStep = sql<number | null>`(
    select max(${trajectoryPart.lastStep}) from ${trajectoryPart} where ${trajectoryPart.trialId} = ${trial.id}
  )`
  const [row] = await db
    .select({ trialId: trial.id, fingerprint: trial.fingerprint, lastStep })
    .from(trial)
    .innerJoin(experiment, eq(experiment.id, trial.experimentId))
    .where(and(eq(trial.uid, uid), eq(trial.isLive, true), isNull(experiment.deletedAt)))
  return row ?? null
}
