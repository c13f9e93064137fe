import type { InStatement } from '@libsql/client'
import type { Db } from '@/db/open-database'
import { packedParts } from '@/db/packed-parts'
import { jsonRows } from '@/db/writes/json-rows'
import { turnEventLoop } from '@/db/writes/turn-event-loop'
import { fenceStatements } from '@/db/writes/writer-lease'
import type { Step } from '@/lib/domain/step'
import { SEARCHED_OF_TRIAL, searchedSteps } from '@/lib/trajectory/searched-text'
import { stepAddress } from '@/lib/trajectory/step-address'
import { unpackSteps } from './pack-steps'

/** Of one transaction: readers go on meanwhile, another writer waits no longer than that. */
const TRIALS_A_TRANSACTION = 50
const CHARACTERS_A_TRANSACTION = 4_000_000

// Ids rise, and one that is used again was taken out of the index with the trial that had it.
const WAITING = `SELECT id, has_trajectory FROM trial
  WHERE id > coalesce((SELECT max(trial_id) FROM searched_trial), 0) ORDER BY id LIMIT ?`
const ADD_TEXTS = `INSERT INTO step_text (rowid, body) SELECT value->>0, value->>1 FROM json_each(?)`
const ADD_TRIALS = `INSERT INTO searched_trial (trial_id, is_cut) SELECT value->>0, value->>1 FROM json_each(?)`

type TextRow = readonly [address: number, text: string]

interface TrialTexts {
  readonly rows: readonly TextRow[]
  readonly characters: number
  readonly isCut: boolean
}

/** A part that does not unpack is found by `check:db`; here it must not hold up the trials after it. */
function readSteps(data: Uint8Array): Step[] | null {
  try {
    return unpackSteps(data)
  } catch {
    return null
  }
}

/** What is searched of a trial; parts beyond the bound are not unpacked. */
async function readTexts(db: Db, trialId: number): Promise<TrialTexts> {
  const rows: TextRow[] = []
  let used = 0
  for await (const { data } of packedParts(db, { trialId })) {
    const steps = readSteps(data)
    if (steps === null) return { rows, characters: used, isCut: true }
    const { searched, characters } = searchedSteps(steps, used)
    for (const { step, text } of searched) {
      const address = stepAddress(trialId, step)
      if (address !== null) rows.push([address, text])
    }
    used = characters
    if (used >= SEARCHED_OF_TRIAL) return { rows, characters: used, isCut: true }
  }
  return { rows, characters: used, isCut: false }
}

/** The statements of the next transaction; null when no trial waits. */
async function nextStatements(
  db: Db,
): Promise<{ trials: number; statements: InStatement[] } | null> {
  const { rows } = await db.$client.execute(WAITING, [TRIALS_A_TRANSACTION])
  if (rows.length === 0) return null
  const texts: TextRow[] = []
  const trials: (readonly [id: number, isCut: 0 | 1])[] = []
  let characters = 0
  for (const { id, has_trajectory: hasSteps } of rows) {
    const trial = hasSteps ? await readTexts(db, Number(id)) : null
    if (trial) texts.push(...trial.rows)
    trials.push([Number(id), trial?.isCut ? 1 : 0])
    characters += trial?.characters ?? 0
    if (characters >= CHARACTERS_A_TRANSACTION) break
  }
  const statements = [
    ...jsonRows(texts).map((chunk) => ({ sql: ADD_TEXTS, args: [chunk] })),
    { sql: ADD_TRIALS, args: [JSON.stringify(trials)] },
  ]
  return { trials: trials.length, statements }
}

/** Whether trials wait for their text to be searched. */
export async function hasUnsearched(db: Db): Promise<boolean> {
  return (await db.$client.execute(WAITING, [1])).rows.length > 0
}

/**
 * Puts the texts of all trials that wait into the index, in small transactions, until none waits or
 * `isEnough` says so. It follows an import instead of being part of it, and is begun again by whoever
 * comes next when it was cut short. For the holder of the writer's lease. Gives how many trials it read.
 */
export async function indexTexts(
  db: Db,
  leaseHolder: string | null,
  isEnough: () => boolean | Promise<boolean> = () => false,
): Promise<number> {
  let read = 0
  while (!(await isEnough())) {
    const next = await nextStatements(db)
    if (!next) break
    await db.$client.batch([...fenceStatements(leaseHolder), ...next.statements], 'write')
    read += next.trials
    await turnEventLoop()
  }
  return read
}
