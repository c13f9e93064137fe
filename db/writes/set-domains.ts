import type { Db } from '@/db/open-database'
import { belowTaskChanges } from './apply-changes'
import { sqlJson } from './json-rows'
import { raiseVersion } from './raise-version'

/** Whether a task is `publisher/name`; few tasks have a slash, and only these are compared. */
const IS_LAST = (name: string) =>
  `instr(task.name, '/') > 0 AND substr(task.name, -length(${name}) - 1) = '/' || ${name}`

const SET_BY_LAST = `UPDATE task SET domain = given.value, domain_source = 'given' FROM json_each(?) AS given
  WHERE task.experiment_id = ? AND ${IS_LAST('given.key')} AND task.name NOT IN (SELECT value FROM json_each(?))`

/** Gives tasks of an experiment their domains, those with a slash also by what stands behind it; says how many there were and which names are no task of it. */
export async function setDomains(
  db: Db,
  experimentId: number,
  domains: Readonly<Record<string, string>>,
): Promise<{ set: number; unknownTasks: string[] }> {
  const names = sqlJson(Object.keys(domains))
  const results = await db.$client.batch(
    belowTaskChanges(experimentId, null, [
      {
        sql: SET_BY_LAST,
        args: [sqlJson(domains), experimentId, names],
      },
      {
        sql: `UPDATE task SET domain = given.value, domain_source = 'given' FROM json_each(?) AS given
          WHERE task.experiment_id = ? AND task.name = given.key`,
        args: [sqlJson(domains), experimentId],
      },
      {
        sql: `SELECT value AS name FROM json_each(?2)
          WHERE value NOT IN (SELECT name FROM task WHERE experiment_id = ?1)
            AND NOT EXISTS (SELECT 1 FROM task WHERE experiment_id = ?1 AND ${IS_LAST('value')}) ORDER BY 1`,
        args: [experimentId, names],
      },
      ...raiseVersion(experimentId),
    ]),
    'write',
  )
  // The first uncovers what reviewers corrected.
  const [, alike, updated, unknown] = results
  return {
    set: alike!.rowsAffected + updated!.rowsAffected,
    unknownTasks: unknown!.rows.map((row) => String(row.name)),
  }
}
