import { notExcluded } from '@/lib/analysis/not-excluded'
import type { Db } from '@/db/open-database'
import type { CellTable } from '@/lib/cells/cell-table'
import { letOthersRun } from '@/lib/analysis/run-in-parts'

/** Trials of one task that are one and the same run under several names. */
export interface CopiedTrials {
  readonly task: string
  /** Links of the first two, and how many there are. */
  readonly trials: readonly string[]
  readonly n: number
  /** The beginnings of their trajectories are the same to the byte, not only their numbers. */
  readonly hasSameSteps: boolean
}

/** One skill text under several names. */
export interface CopiedSkill {
  readonly names: readonly string[]
}

const TRIALS_A_READ = 40_000
const MOST_COPIES = 200

// Start, tokens, time and steps are in the index; two runs do not share all of them.
const COPIES = `
  SELECT task_id, json_group_array(id) AS ids, count(*) AS n FROM trial
  WHERE experiment_id = ?1 AND is_live = 1 AND task_id BETWEEN ?2 AND ?3 AND ${notExcluded('trial.id', '?1')}
    AND started_at_iso IS NOT NULL AND tokens_out > 0 AND duration_ms IS NOT NULL
  GROUP BY task_id, started_at_iso, tokens_in, tokens_out, duration_ms, step_count, reward
  HAVING n > 1 LIMIT ?4`

const NAMED = `
  SELECT json_group_array(uid) AS uids,
    (SELECT count(DISTINCT data) = 1 AND count(*) = json_array_length(?1) FROM trajectory_part
      WHERE part = 0 AND trial_id IN (SELECT value FROM json_each(?1))) AS has_same_steps
  FROM (SELECT uid FROM trial WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id LIMIT 2)`

/**
 * Trials of one task with the same start, tokens, time, number of steps and reward, a few tasks at
 * once; at most 200 groups. Copies under two tasks are not looked for.
 */
export async function findCopies(
  db: Db,
  experimentId: number,
  table: CellTable,
): Promise<CopiedTrials[]> {
  const tasks = table.tasks.map(({ id, name }) => ({ id, name })).sort((a, b) => a.id - b.id)
  const names = new Map(tasks.map(({ id, name }) => [id, name]))
  const nTrials = table.nTrials.reduce((sum, n) => sum + n, 0)
  const atOnce = Math.max(1, Math.floor((TRIALS_A_READ * tasks.length) / Math.max(1, nTrials)))
  const found: CopiedTrials[] = []
  for (let from = 0; from < tasks.length && found.length < MOST_COPIES; from += atOnce) {
    const slice = tasks.slice(from, from + atOnce)
    const args = [experimentId, slice[0]!.id, slice.at(-1)!.id, MOST_COPIES - found.length]
    const { rows } = await db.$client.execute({ sql: COPIES, args })
    for (const row of rows) {
      const named = await db.$client.execute({ sql: NAMED, args: [String(row.ids)] })
      const { uids, has_same_steps: hasSameSteps } = named.rows[0]!
      found.push({
        task: names.get(Number(row.task_id)) ?? '',
        // The statement makes the shape.
        trials: JSON.parse(String(uids)) as string[],
        n: Number(row.n),
        hasSameSteps: hasSameSteps === 1,
      })
    }
    await letOthersRun()
  }
  return found
}

const SKILLS = `
  SELECT json_group_array(DISTINCT k.name) AS names FROM skill k JOIN skill_version v ON v.skill_id = k.id
  WHERE k.experiment_id = ? GROUP BY v.content_hash HAVING count(DISTINCT k.name) > 1
  ORDER BY min(k.name) LIMIT ?`

/** Skills whose text is the same under several names. */
export async function findCopiedSkills(db: Db, experimentId: number): Promise<CopiedSkill[]> {
  const { rows } = await db.$client.execute({ sql: SKILLS, args: [experimentId, MOST_COPIES] })
  // The statement makes the shape.
  return rows.map((row) => ({ names: JSON.parse(String(row.names)) as string[] }))
}
