import type { Row } from '@libsql/client'
import type { Db } from '@/db/open-database'
import { EVERY_CELL } from '@/db/writes/count-cells'
import { compareCells, compareMeasures } from './compare-counted'

const EVERY = `${EVERY_CELL}
  UNION SELECT task_id, configuration_id, condition_id FROM cell WHERE experiment_id = :experimentId`

const named = (differences: string) => `
  SELECT e.slug, coalesce(t.name, d.task_id) AS task, coalesce(f.key, d.configuration_id) AS configuration,
    coalesce(c.key, d.condition_id) AS condition, d.measure, d.differs
  FROM (${differences}) d JOIN experiment e ON e.id = :experimentId LEFT JOIN task t ON t.id = d.task_id
  LEFT JOIN configuration f ON f.id = d.configuration_id LEFT JOIN condition c ON c.id = d.condition_id
  ORDER BY d.task_id, d.configuration_id, d.condition_id, d.measure`

const line = (row: Row): string => {
  const measure = row.measure === null ? '' : ` ${String(row.measure)}`
  return `${String(row.slug)}: ${String(row.task)} · ${String(row.configuration)} · ${String(row.condition)}${measure}:${String(row.differs)}`
}

const EXPERIMENTS = `SELECT id FROM experiment WHERE kind = 'logs' AND deleted_at IS NULL ORDER BY id`

async function compareAll(db: Db, compare: (affected: string) => string): Promise<string[]> {
  const { rows } = await db.$client.execute(EXPERIMENTS)
  const lines: string[] = []
  for (const { id } of rows) {
    const sql = named(compare(EVERY))
    const found = await db.$client.execute({ sql, args: { experimentId: Number(id) } })
    lines.push(...found.rows.map(line))
  }
  return lines
}

/** Cells of experiments from logs that are not what their trials add up to. */
export const checkCells = (db: Db): Promise<string[]> => compareAll(db, compareCells)

/** The same for sums by measure. */
export const checkMeasures = (db: Db): Promise<string[]> => compareAll(db, compareMeasures)
