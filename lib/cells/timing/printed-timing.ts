import type { PrintedTable } from '@/lib/domain/printed-table'
import { readWritingArm, TIMINGS, type WritingArm } from '@/lib/domain/timing'
import { gainInterval } from '@/lib/stats/gain-interval'
import { gainNewcombe } from '@/lib/stats/gain-newcombe'
import { intervalOf } from '@/lib/stats/interval'
import { DEFAULT_CONF, mean } from '@/lib/stats/numeric-rules'

/** An author's skills written in one way; proportions. */
export interface TimingCell {
  readonly rate: number | null
  /** Against the same author's first way of writing before. */
  readonly gain: number | null
  readonly low: number | null
  readonly high: number | null
  readonly tokens: number | null
}

export interface TimingRow {
  readonly author: string
  readonly cells: readonly TimingCell[]
}

/** One way of writing over all authors that have it and the base. */
export interface TimingMean {
  readonly rate: number | null
  readonly tokens: number | null
  readonly gain: number | null
  readonly low: number | null
  readonly high: number | null
  readonly nAuthors: number
  /** Authors whose rate is lower than with the base. */
  readonly nLower: number
}

/** A printed table of authors by ways of writing. */
export interface PrintedTiming {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly notes: string | null
  /** Which model used the skills; null where the source does not say. */
  readonly solver: string | null
  /** Attempts that an interval takes for a cell, and whether the table prints them. */
  readonly nPerCell: number | null
  readonly isNPrinted: boolean
  /** Tasks that the source names; rates may be means over these. */
  readonly nTasks: number | null
  readonly arms: readonly WritingArm[]
  /** Index of the arm that others are compared with. */
  readonly base: number
  readonly rows: readonly TimingRow[]
  readonly means: readonly TimingMean[]
  /** Rows of no author: without skills, written by people. */
  readonly references: readonly {
    readonly label: string
    readonly rate: number
    readonly tokens: number | null
  }[]
}

type Row = PrintedTable['rows'][number]

const PERCENT = 100

const numberAt = (row: Row | undefined, at: number): number | null => {
  const value = at < 0 ? null : row?.[at]
  return typeof value === 'number' ? value : null
}

const rateAt = (row: Row | undefined, at: number) => {
  const value = numberAt(row, at)
  return value === null ? null : value / PERCENT
}

/** Tables of authors by ways of writing that print an accuracy. */
export const readPrintedTimings = (tables: readonly PrintedTable[]): PrintedTiming[] =>
  tables.flatMap((table) => {
    const isTiming = table.rowDims[0] === 'author_model' && table.rowDims[1] === 'arm'
    return isTiming && table.columns.includes('accuracy') ? (readTiming(table) ?? []) : []
  })

function readTiming(table: PrintedTable): PrintedTiming | null {
  const { rows, columns, rowDims, facts } = table
  const accuracy = rowDims.length + columns.indexOf('accuracy')
  const tokens = columns.includes('solve_tokens_k')
    ? rowDims.length + columns.indexOf('solve_tokens_k')
    : -1
  const names = [...new Set(rows.map((row) => String(row[1])))]
  const arms = names
    .flatMap((name) => readWritingArm(name) ?? [])
    .sort((a, b) => TIMINGS.indexOf(a.timing) - TIMINGS.indexOf(b.timing))
  const base = arms.findIndex(({ timing }) => timing === 'before')
  if (base < 0) return null
  const isOfArm = (row: Row) => arms.some(({ key }) => key === row[1])
  const authors = [...new Set(rows.filter(isOfArm).map((row) => String(row[0])))]
  // Where no n of a cell is printed, the instances that the source names stand in for it.
  const named = typeof facts.instances === 'number' ? facts.instances : null
  const instances = table.nPerCell ?? named
  const made = authors.map((author) => {
    const find = (key: string) => rows.find((row) => row[0] === author && row[1] === key)
    const start = rateAt(find(arms[base]!.key), accuracy)
    const cells = arms.map(({ key }, index) =>
      cellOf(start, rateAt(find(key), accuracy), index === base ? null : instances, {
        tokens: thousands(numberAt(find(key), tokens)),
        isBase: index === base,
      }),
    )
    return { author, cells }
  })
  return {
    ...{ id: table.id, title: table.title, source: table.source, notes: table.notes },
    solver: typeof facts.solver === 'string' ? facts.solver : null,
    ...{ nPerCell: instances, isNPrinted: table.nPerCell !== null, arms, base, rows: made },
    nTasks: typeof facts.tasks === 'number' ? facts.tasks : null,
    means: arms.map((_, index) => meanOf(made, index, base)),
    references: rows.flatMap((row) => {
      const rate = rateAt(row, accuracy)
      if (isOfArm(row) || rate === null) return []
      const label = String(row[1]).replaceAll('_', ' ')
      return [{ label, rate, tokens: thousands(numberAt(row, tokens)) }]
    }),
  }
}

const thousands = (value: number | null) => (value === null ? null : value * 1000)

function cellOf(
  start: number | null,
  rate: number | null,
  n: number | null,
  { tokens, isBase }: { tokens: number | null; isBase: boolean },
): TimingCell {
  if (isBase || start === null || rate === null)
    return { rate, gain: null, low: null, high: null, tokens }
  const found = n === null ? null : gainNewcombe({ p1: rate, n1: n, p0: start, n0: n })
  return { rate, gain: rate - start, low: found?.lo ?? null, high: found?.hi ?? null, tokens }
}

/** Authors are the sample: each counts once, and the interval is of their differences. */
function meanOf(rows: readonly TimingRow[], arm: number, base: number): TimingMean {
  const gains = rows.flatMap(({ cells }) => cells[arm]!.gain ?? [])
  const { estimate, centre, se, df } = gainInterval({ deltas: gains })
  const { lo, hi } = intervalOf({ estimate: centre, se, df }, DEFAULT_CONF)
  const isBase = arm === base
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null)
  return {
    rate: mean(known(rows.map(({ cells }) => cells[arm]!.rate))),
    tokens: mean(known(rows.map(({ cells }) => cells[arm]!.tokens))),
    gain: isBase ? null : estimate,
    low: isBase ? null : lo,
    high: isBase ? null : hi,
    nAuthors: isBase ? rows.length : gains.length,
    nLower: gains.filter((gain) => gain < 0).length,
  }
}
