import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { imports } from '@/db/schema'
import { notExcluded } from '@/lib/analysis/not-excluded'
import { letOthersRun } from '@/lib/analysis/run-in-parts'
import type { TrialStatus } from '@/lib/domain/trial-status'

/** Trials of one condition that came alike: of one task and configuration, in one import, on one day. */
export interface Arrival {
  readonly importId: number
  readonly taskId: number
  readonly configurationId: number
  readonly status: TrialStatus
  readonly reward: number | null
  /** `2026-05-04`; null: the log says no time. */
  readonly day: string | null
  readonly n: number
}

/** An import that brought trials of an experiment. */
export interface ArrivedImport {
  readonly id: number
  readonly uid: string
  readonly source: string
  readonly finishedAt: number | null
}

/** Tasks whose trials are read at once: the driver blocks while it reads. */
const TASKS_AT_ONCE = 500

// By the index of arrivals and in its order, of the compared condition alone; packed, since the driver takes longer for
// a row than SQLite.
const ARRIVALS = `
  SELECT json_group_array(json_array(task_id, configuration_id, status, reward, day, n)) AS arrivals
  FROM (SELECT task_id, configuration_id, status, reward, substr(started_at_iso, 1, 10) AS day, count(*) AS n
    FROM trial INDEXED BY trial_arrival
    WHERE experiment_id = ?1 AND is_live = 1 AND condition_id = ?2 AND import_id = ?3
      AND task_id >= ?4 AND task_id < ?5 AND ${notExcluded('trial.id', '?1')}
    GROUP BY task_id, configuration_id, status, reward, started_at_iso)`

type PackedArrival = readonly [
  ...[taskId: number, configurationId: number, status: TrialStatus],
  ...[reward: number | null, day: string | null, n: number],
]

/** Imports that stand, the first first. */
const listArrivedImports = (db: Db, experimentId: number): Promise<ArrivedImport[]> =>
  db
    .select({
      ...{ id: imports.id, uid: imports.uid, source: imports.source },
      finishedAt: imports.finishedAt,
    })
    .from(imports)
    .where(
      and(
        eq(imports.experimentId, experimentId),
        inArray(imports.state, ['done', 'cancelled', 'running']),
      ),
    )
    .orderBy(asc(imports.id))

/** Whether there is more than one import to read the gain over. */
export const hasSeveralImports = async (db: Db, experimentId: number): Promise<boolean> =>
  (await listArrivedImports(db, experimentId)).length >= 2

/** What the trials of a condition came to, import by import. */
export async function listArrivals(
  db: Db,
  { experimentId, conditionId }: { readonly experimentId: number; readonly conditionId: number },
  taskIds: readonly number[],
): Promise<{ imports: readonly ArrivedImport[]; arrivals: readonly Arrival[] }> {
  const standing = await listArrivedImports(db, experimentId)
  const [first, last] = taskIds.reduce(
    ([low, high], id) => [Math.min(low, id), Math.max(high, id)],
    [Infinity, -Infinity],
  )
  const arrivals: Arrival[] = []
  for (const { id: importId } of standing)
    for (let from = first; from <= last; from += TASKS_AT_ONCE) {
      const args = [experimentId, conditionId, importId, from, from + TASKS_AT_ONCE]
      const { rows } = await db.$client.execute({ sql: ARRIVALS, args })
      // The statement above makes the shape.
      for (const packed of JSON.parse(String(rows[0]!.arrivals)) as PackedArrival[]) {
        const [taskId, configurationId, status, reward, day, n] = packed
        arrivals.push({ importId, taskId, configurationId, status, reward, day, n })
      }
      await letOthersRun()
    }
  return { imports: standing, arrivals }
}
