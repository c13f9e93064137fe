import { notExcluded } from '@/lib/analysis/not-excluded'
import type { Db } from '@/db/open-database'
import type { CellTable } from '@/lib/cells/cell-table'
import { letOthersRun } from '@/lib/analysis/run-in-parts'

/** Trials of a task under a condition that went equally far with a skill, as their logs show. */
export interface SkillUseGroup {
  readonly skill: string
  /** Indices into the table. */
  readonly task: number
  readonly condition: number
  /** 1 offered, 2 loaded, 3 read, 4 executed. */
  readonly rung: number
  readonly n: number
}

/** Index of how far a use went, in the order of `USE_RUNGS`. */
export const RUNG_OF_USE = `
  CASE WHEN u.executed IS NOT NULL THEN 4 WHEN u.read IS NOT NULL THEN 3
    WHEN u.loaded IS NOT NULL THEN 2 ELSE 1 END`

// Some tasks at a time, since the driver blocks while it reads; as JSON, since rows cost ten times as much.
const TASKS_A_READ = 500
const USES = `
  SELECT json_group_array(json_array(skill, task_id, condition_id, rung, n)) AS rows FROM (
    SELECT u.skill, t.task_id, t.condition_id, ${RUNG_OF_USE} AS rung, count(*) AS n
    FROM trial t JOIN skill_use u ON u.trial_id = t.id
    WHERE t.experiment_id = ?1 AND t.is_live = 1 AND t.task_id BETWEEN ?2 AND ?3
      AND ${notExcluded('t.id', '?1')}
    GROUP BY 1, 2, 3, 4)`

type UseRow = [skill: string, task: number, condition: number, rung: number, n: number]

const indexById = (rows: readonly { readonly id: number }[]) =>
  new Map(rows.map(({ id }, index) => [id, index]))

/** How far the trials of an experiment went with each skill that their logs name. */
export async function countSkillUse(
  db: Db,
  experimentId: number,
  table: CellTable,
): Promise<readonly SkillUseGroup[]> {
  const [tasks, conditions] = [indexById(table.tasks), indexById(table.conditions)]
  const ids = [...tasks.keys()].sort((a, b) => a - b)
  const groups: SkillUseGroup[] = []
  for (let at = 0; at < ids.length; at += TASKS_A_READ) {
    const slice = ids.slice(at, at + TASKS_A_READ)
    const args = [experimentId, slice[0]!, slice.at(-1)!]
    const { rows } = await db.$client.execute({ sql: USES, args })
    // The statement makes the shape.
    for (const [skill, taskId, conditionId, rung, n] of JSON.parse(
      String(rows[0]!.rows),
    ) as UseRow[]) {
      const [task, condition] = [tasks.get(taskId), conditions.get(conditionId)]
      if (task === undefined || condition === undefined) continue
      groups.push({ skill, task, condition, rung, n })
    }
    await letOthersRun()
  }
  return groups
}

const KNOWN = `
  SELECT json_group_array(json_array(task_id, condition_id, n)) AS rows FROM (
    SELECT task_id, condition_id, sum(skill_known_count) AS n FROM cell
    WHERE experiment_id = ? AND skill_known_count > 0 GROUP BY 1, 2)`

/** Trials whose log can tell whether a skill was used, by `placeKey` of task and condition. */
export async function countKnownTrials(
  db: Db,
  experimentId: number,
  table: CellTable,
): Promise<ReadonlyMap<string, number>> {
  const [tasks, conditions] = [indexById(table.tasks), indexById(table.conditions)]
  const { rows } = await db.$client.execute({ sql: KNOWN, args: [experimentId] })
  // The statement makes the shape.
  const counts = JSON.parse(String(rows[0]!.rows)) as [number, number, number][]
  return new Map(
    counts.map(([task, condition, n]) => [
      placeKey(tasks.get(task) ?? -1, conditions.get(condition) ?? -1),
      n,
    ]),
  )
}

/** A task under a condition, by their indices into the table. */
export const placeKey = (task: number, condition: number) => `${task} ${condition}`
