import type { Db } from '@/db/open-database'
import { checkCells, checkMeasures } from './check-cells'
import { checkFile } from './check-file'
import { ROW_CHECKS } from './check-rows'
import { checkTrajectories } from './check-trajectories'

/** Lines of one check; what is broken all over need not be told row by row. */
const MOST_LINES = 200

const query =
  (sql: string) =>
  async (db: Db): Promise<string[]> =>
    (await db.$client.execute(sql)).rows.map((row) => String(row.line))

const CHECKS: Readonly<Record<string, (db: Db) => Promise<string[]>>> = {
  file: checkFile,
  ...Object.fromEntries(Object.entries(ROW_CHECKS).map(([name, sql]) => [name, query(sql)])),
  cells: checkCells,
  measures: checkMeasures,
  trajectories: checkTrajectories,
}

/**
 * Counts everything again that is kept as a count, and looks at what must hold between rows. Gives a
 * line for each thing that differs, none where the database is sound. Writes nothing.
 */
export async function checkDatabase(db: Db): Promise<string[]> {
  const lines: string[] = []
  for (const [name, check] of Object.entries(CHECKS)) {
    const found = await check(db)
    lines.push(...found.slice(0, MOST_LINES).map((line) => `${name}: ${line}`))
    const more = found.length - MOST_LINES
    if (more > 0) lines.push(`${name}: and ${more} more`)
  }
  return lines
}
