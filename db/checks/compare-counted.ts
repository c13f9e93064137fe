import {
  CELL_COUNTS,
  CELL_KEY,
  CELL_SUMS,
  countCells,
  countMeasures,
  MEASURE_COUNTS,
  MEASURE_KEY,
  MEASURE_SUMS,
} from '@/db/writes/count-cells'

/** A table that holds what can be counted again. */
interface Counted {
  readonly table: string
  readonly key: readonly string[]
  /** Columns that must be equal. */
  readonly counts: readonly string[]
  /** Columns that may differ by the order in which floating point numbers were added. */
  readonly sums: readonly string[]
  readonly count: (affected: string) => string
}

const CELLS: Counted = {
  table: 'cell',
  key: CELL_KEY,
  counts: CELL_COUNTS,
  sums: CELL_SUMS,
  count: countCells,
}

const MEASURES: Counted = {
  table: 'cell_measure',
  key: MEASURE_KEY,
  counts: MEASURE_COUNTS,
  sums: MEASURE_SUMS,
  count: countMeasures,
}

/** Share of a sum by which two orders of adding may differ. */
const ROUNDING = 1e-9

const isOtherSum = (column: string) =>
  `((k.${column} IS NULL) <> (c.${column} IS NULL)
    OR abs(k.${column} - c.${column}) > ${ROUNDING} * max(1, abs(k.${column}), abs(c.${column})))`

/** A query of the places of `affected` where a table and a recount differ, with what is kept and what is counted. */
function compare({ table, key, counts, sums, count }: Counted, affected: string): string {
  const same = key.map((column) => `c.${column} = k.${column}`).join(' AND ')
  const told = (isOther: (column: string) => string) => (column: string) =>
    `CASE WHEN ${isOther(column)} THEN ' ${column} ' || quote(k.${column}) || ', counted ' || quote(c.${column}) || ';' ELSE '' END`
  const differs = [
    ...counts.map(told((column) => `k.${column} IS NOT c.${column}`)),
    ...sums.map(told(isOtherSum)),
  ].join(' || ')
  const measure = (alias: string) => (key.includes('measure') ? `${alias}.measure` : 'NULL')
  return `
  WITH counted AS (${count(affected)}),
  kept AS (SELECT k.* FROM (${affected}) a CROSS JOIN ${table} k ON k.experiment_id = :experimentId
    AND k.task_id = a.task_id AND k.configuration_id = a.configuration_id AND k.condition_id = a.condition_id),
  differences AS (
    SELECT c.task_id, c.configuration_id, c.condition_id, ${measure('c')} AS measure,
      CASE WHEN k.experiment_id IS NULL THEN ' missing' ELSE ${differs} END AS differs
    FROM counted c LEFT JOIN kept k ON ${same}
    UNION ALL
    SELECT k.task_id, k.configuration_id, k.condition_id, ${measure('k')}, ' without trials'
    FROM kept k LEFT JOIN counted c ON ${same} WHERE c.experiment_id IS NULL)
  SELECT * FROM differences WHERE differs <> ''`
}

export const compareCells = (affected: string): string => compare(CELLS, affected)
export const compareMeasures = (affected: string): string => compare(MEASURES, affected)
