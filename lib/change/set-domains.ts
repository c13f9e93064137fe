import { parse } from 'csv-parse/sync'
import type { Db } from '@/db/open-database'
import { sqlJson } from '@/db/writes/json-rows'
import { raiseVersion } from '@/db/writes/raise-version'

export interface ParsedDomains {
  readonly domains: Readonly<Record<string, string>>
  /** What is wrong with the table as a whole, as a sentence; null when it can be used. */
  readonly problem: string | null
}

/**
 * Reads a CSV of `task,domain` with a header; other columns are left alone. A row without a domain
 * is skipped: it says nothing.
 */
export function parseDomains(text: string): ParsedDomains {
  const domains: Record<string, string> = Object.create(null) as Record<string, string>
  try {
    const rows = parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as Record<string, string | undefined>[]
    const first = rows[0]
    if (!first || !('task' in first) || !('domain' in first)) {
      return {
        domains,
        problem: 'The table of domains needs a header with the columns task and domain.',
      }
    }
    for (const { task, domain } of rows) {
      // The CSV reader trims around quotes only.
      if (task && domain?.trim()) domains[task] = domain.trim()
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : ''
    return { domains, problem: `The table of domains is no CSV: ${detail}` }
  }
  return { domains: { ...domains }, problem: null }
}

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
