import type { PrintedTable } from '@/lib/domain/printed-table'
import type { Candidate, Growth, RoundGroup, RoundPoint, RoundUnit } from '@/lib/domain/round'
import { fieldOf, numberIn } from './json-fields'
import { changesOf } from './round-changes'

type Value = string | number | null

/** A row of a printed table whose columns are rounds. */
interface PrintedRow {
  readonly name: string
  readonly values: readonly (number | null)[]
}

const numberOrNull = (value: Value | undefined) => (typeof value === 'number' ? value : null)

/** `Day 3` is round 3; a column without a number has its place. */
const roundOf = (column: string, index: number) => Number(/\d+/.exec(column)?.[0] ?? index + 1)

/** Most decimals that the source prints. */
const digitsOf = (rows: readonly PrintedRow[]) =>
  Math.max(
    0,
    ...rows.flatMap(({ values }) =>
      values.map((value) => (value === null ? 0 : (String(value).split('.')[1]?.length ?? 0))),
    ),
  )

/**
 * Printed tables whose columns are rounds, as readings. A table with two labels a row names a measure in
 * the second: each measure has a scale of its own. `candidates` are those of the same system.
 */
export function readPrintedRounds(
  tables: readonly PrintedTable[],
  candidates: readonly Candidate[],
): RoundGroup[] {
  return tables
    .filter(({ columnDim, columns }) => columnDim === 'round' && columns.length > 1)
    .flatMap((table) =>
      [...groupRows(table)].map(([measure, rows]) => groupOf(table, measure, rows, candidates)),
    )
}

function groupRows({ rows, rowDims }: PrintedTable): Map<string | null, PrintedRow[]> {
  const groups = new Map<string | null, PrintedRow[]>()
  for (const row of rows) {
    const labels = row.slice(0, rowDims.length).map(String)
    const measure = labels.length > 1 ? labels.at(-1)! : null
    const name = (measure === null ? labels : labels.slice(0, -1)).join(' · ')
    const values = row.slice(rowDims.length).map(numberOrNull)
    groups.set(measure, [...(groups.get(measure) ?? []), { name, values }])
  }
  return groups
}

function groupOf(
  table: PrintedTable,
  measure: string | null,
  rows: readonly PrintedRow[],
  candidates: readonly Candidate[],
): RoundGroup {
  const isBestSoFar = table.facts.view === 'best_so_far'
  const unit: RoundUnit = isCount(measure) || table.unit !== 'percent' ? 'count' : 'percent'
  const head = {
    measure: measure?.replaceAll('_', ' ') ?? null,
    key: measure === null ? table.id : `${table.id}.${measure}`,
    title: measure === null ? table.title : `${table.title}: ${measure.replaceAll('_', ' ')}`,
    ...{ source: table.source, isByEye: table.provenance === 'read_off_chart_by_eye' },
    ...{ isBestSoFar, unit, digits: digitsOf(rows), notes: table.notes },
    readingError: readingErrorOf(table),
    trend: null,
  }
  return {
    ...head,
    series: rows.map(({ name, values }) => {
      const points = isBestSoFar ? bestPoints(table, values) : rawPoints(table, values)
      const own = candidates.filter(({ category }) => category === name)
      return {
        name,
        points,
        changes: changesOf(points, own),
        // Of a count no direction is better.
        growth: unit === 'count' ? null : growthOf(values, isBestSoFar, reportedOf(table, name)),
      }
    }),
  }
}

/** What is read off a chart says how well in its notes: `APPROXIMATE, +-1`. */
const readingErrorOf = ({ notes }: PrintedTable): number | null => {
  const [, error] = /\+-\s?(\d+(?:\.\d+)?)/.exec(notes ?? '') ?? []
  return error === undefined ? null : Number(error)
}

/** How many skills there were is no score. */
const isCount = (measure: string | null) => measure !== null && /^n_/.test(measure)

const NO_INTERVAL = { low: null, high: null, nTasks: null, nTrials: null }

function rawPoints({ columns }: PrintedTable, values: readonly (number | null)[]): RoundPoint[] {
  let best: number | null = null
  return columns.map((label, index) => {
    const raw = values[index] ?? null
    if (raw !== null && (best === null || raw > best)) best = raw
    return { round: roundOf(label, index), label, raw, best, ...NO_INTERVAL }
  })
}

/** Where the best so far starts or rises, it is the reading; elsewhere the reading lies on or below. */
function bestPoints({ columns }: PrintedTable, values: readonly (number | null)[]): RoundPoint[] {
  return columns.map((label, index) => {
    const best = values[index] ?? null
    const before = index === 0 ? null : (values[index - 1] ?? null)
    const isNew = best !== null && (before === null || best > before)
    return { round: roundOf(label, index), label, raw: isNew ? best : null, best, ...NO_INTERVAL }
  })
}

/** From the first reading to the last, or to the best where only that is printed. */
function growthOf(
  readings: readonly (number | null)[],
  isBestSoFar: boolean,
  reported: Growth['reported'],
): Growth | null {
  const base = readings[0] ?? null
  const last = readings.at(-1) ?? null
  if (base === null || last === null) return null
  const absolute = last - base
  return {
    ...{ base, last, absolute, reported },
    relative: base > 0 ? (absolute / base) * 100 : null,
    // A best so far stood there since it first did; a reading may only be back where it was.
    nRounds: isBestSoFar ? readings.indexOf(last) : readings.length - 1,
  }
}

/** What the source says of a row, `{abs, rel_pct}` by its name. */
function reportedOf({ facts }: PrintedTable, name: string): Growth['reported'] {
  const row = fieldOf(facts.reported, name)
  if (row === undefined) return null
  return { absolute: numberIn(row, 'abs'), relative: numberIn(row, 'rel_pct') }
}
