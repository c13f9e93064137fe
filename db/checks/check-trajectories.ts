import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import type { Row } from '@libsql/client'
import type { Db } from '@/db/open-database'
import { packedParts, type StoredPart } from '@/db/packed-parts'
import { countSteps, type Step } from '@/lib/domain/step'
import { countTools, type CountedStep } from '@/lib/domain/tool-counts'

const decompress = promisify(brotliDecompress)

const TRIALS_A_QUERY = 20

const TRIALS = `SELECT id, uid, has_trajectory, step_count, tool_calls, tool_errors FROM trial
  WHERE id > ? AND (has_trajectory = 1 OR EXISTS (SELECT 1 FROM trajectory_part WHERE trial_id = trial.id))
    AND experiment_id IN (SELECT id FROM experiment WHERE deleted_at IS NULL)
  ORDER BY id LIMIT ${TRIALS_A_QUERY}`

/** The steps of one part; a sentence where they are not what the part says. */
async function readPart(part: StoredPart, firstStep: number): Promise<Step[] | string> {
  const { firstStep: first, lastStep: last, rawBytes, data } = part
  if (first !== firstStep) return `steps ${firstStep} to ${first - 1} are missing`
  try {
    // Written from Step[] by the import.
    const text = await decompress(data)
    if (text.length !== rawBytes) return `steps ${first} to ${last} are cut`
    const steps = JSON.parse(text.toString('utf8')) as Step[]
    const isWhole = steps.length === last - first + 1
    return isWhole ? steps : `steps ${first} to ${last} are ${steps.length} steps`
  } catch (error) {
    return `steps ${first} to ${last} cannot be read: ${(error as Error).message}`
  }
}

async function checkTrial(db: Db, trial: Row): Promise<string | null> {
  if (!trial.has_trajectory) return 'has steps, and says it has none'
  const calls: CountedStep[] = []
  for await (const part of packedParts(db, { trialId: Number(trial.id) })) {
    const steps = await readPart(part, calls.length + 1)
    if (typeof steps === 'string') return steps
    for (const { tool, kind, isCopied, isAbandoned } of steps)
      calls.push({ tool, kind, isCopied, isAbandoned })
  }
  const counted = countSteps(calls)
  if (counted !== trial.step_count) return `has ${counted} steps, and says ${trial.step_count}`
  const { toolCalls, toolErrors } = countTools(calls)
  const isCounted = trial.tool_calls !== null
  return isCounted && (trial.tool_calls !== toolCalls || trial.tool_errors !== toolErrors)
    ? `has ${toolCalls} tool calls and ${toolErrors} errors, and says ${trial.tool_calls} and ${trial.tool_errors}`
    : null
}

/** Trajectories that do not unpack, or are not the steps and tool calls that their trial counts. */
export async function checkTrajectories(db: Db): Promise<string[]> {
  const lines: string[] = []
  for (let last = 0; ;) {
    const { rows } = await db.$client.execute(TRIALS, [last])
    for (const trial of rows) {
      const wrong = await checkTrial(db, trial)
      if (wrong !== null) lines.push(`trial ${String(trial.uid)} ${wrong}`)
      last = Number(trial.id)
    }
    if (rows.length < TRIALS_A_QUERY) return lines
  }
}
