import type { Db } from '@/db/open-database'
import { sqlJson } from './json-rows'
import { raiseVersion } from './raise-version'

/** Gives tasks of an experiment their domains; says how many there were and which names are no task of it. */
export async function setDomains(
  db: Db,
  experimentId: number,
  domains: Readonly<Record<string, string>>,
): Promise<{ set: number; unknownTasks: string[] }> {
  const names = sqlJson(Object.keys(domains))
  const [updated, unknown] = await db.$client.batch(
    [
      {
        sql: `UPDATE task SET domain = given.value, domain_source = 'given' FROM json_each(?) AS given
          WHERE task.experiment_id = ? AND task.name = given.key`,
        args: [sqlJson(domains), experimentId],
      },
      {
        sql: `SELECT value AS name FROM json_each(?)
          WHERE value NOT IN (SELECT name FROM task WHERE experiment_id = ?) ORDER BY 1`,
        args: [names, experimentId],
      },
      ...raiseVersion(experimentId),
    ],
    'write',
  )
  return {
    set: updated!.rowsAffected,
    unknownTasks: unknown!.rows.map((row) => String(row.name)),
  }
}
