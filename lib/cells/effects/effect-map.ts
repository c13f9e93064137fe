import { domainMeta } from '@/lib/stats/domain-meta'
import { interactionGailSimon } from '@/lib/stats/interaction-gail-simon'
import { interactionMatrix } from '@/lib/stats/interaction-matrix'
import {
  excludesZero,
  interactionSignFlips,
  type SignFlip,
} from '@/lib/stats/interaction-sign-flips'

/** What the columns are: a model, a configuration, or, where a source has one model only, tasks. */
export interface EffectColumn {
  readonly key: string
  readonly label: string
  /** Harness and effort of a configuration. */
  readonly note: string | null
  /** It is the mean of the others, as a source prints it: in no test and in no count. */
  readonly isMean: boolean
}

/** What one condition did for one column against the baseline; proportions, null is unknown. */
export interface EffectInput {
  readonly baseline: number | null
  readonly rate: number | null
  readonly gain: number | null
  readonly low: number | null
  readonly high: number | null
  readonly se: number | null
  /** Common tasks, where tasks are known. */
  readonly nTasks: number | null
  /** Where the interval rests on families of tasks: how many. */
  readonly nFamilies?: number
  /** Attempts in both arms. */
  readonly nTrials: number | null
}

export interface EffectCell extends EffectInput {
  /** The interval leaves 0 behind; null without an interval. */
  readonly isBeyond: boolean | null
  /** More or less than this row and this column lead to expect; null where the table has gaps. */
  readonly residual: number | null
}

/** Are the columns alike in this row? */
export interface RowTest {
  readonly method: 'cochran_q' | 'repeated_measures_f' | 'permutation'
  readonly statistic: number
  readonly df1: number
  readonly df2: number | null
  readonly p: number
  readonly nColumns: number
  /** Tasks common to all columns, where cells share tasks. */
  readonly nTasks: number | null
  /** Whether the sign really changes (Gail and Simon); null where no column has the other sign. */
  readonly signP: number | null
}

/** `untested`: no cell has an interval to judge it by. */
export type Flip = SignFlip['label'] | 'untested'

export interface EffectRow {
  readonly key: string
  readonly label: string
  /** Tokens of skill text. */
  readonly tokens: number | null
  readonly cells: readonly EffectCell[]
  /** How sure the best supported sign flip across the row is; null: one sign only. */
  readonly flip: Flip | null
  readonly test: RowTest | null
  /** Cells with an interval, and those beyond noise. */
  readonly nKnown: number
  readonly nBeyond: number
}

export interface EffectMap {
  readonly id: string
  /** What tells this map from its neighbours: a family of models, a benchmark, a domain. */
  readonly label: string
  readonly baseline: string
  /** Tokens of skill text that the baseline has. */
  readonly baselineTokens: number | null
  /** Rate of the baseline in each column; null where rows have a baseline of their own. */
  readonly baselineRates: readonly (number | null)[] | null
  readonly columns: readonly EffectColumn[]
  readonly rows: readonly EffectRow[]
  /** Share of the variation that neither rows nor columns explain; null where the table has gaps. */
  readonly interactionShare: number | null
  readonly nKnown: number
  readonly nBeyond: number
  /** Attempts a cell, where all have as many. */
  readonly nPerCell: number | null
  /** Printed tables that it is computed from. */
  readonly sources: readonly string[]
}

export interface RowInput {
  readonly key: string
  readonly label: string
  readonly tokens: number | null
  readonly cells: readonly EffectInput[]
  /** Given where cells share tasks; else the test of independent gains is made here. */
  readonly test?: RowTest | null
}

export type MapInput = Omit<EffectMap, 'rows' | 'interactionShare' | 'nKnown' | 'nBeyond'> & {
  readonly rows: readonly RowInput[]
}

const FLIPS: readonly SignFlip['label'][] = ['within_noise', 'suggested', 'established']

/** The best supported flip of sign across a row. */
function flipOf(cells: readonly EffectInput[]): Flip | null {
  const effects = cells.map(({ gain: d, low: lo, high: hi }, at) => ({
    ...{ model: String(at), d, lo, hi },
  }))
  const sure = interactionSignFlips({ effects }).flips.map(({ label }) => FLIPS.indexOf(label))
  if (sure.length === 0) return null
  return cells.some(({ low }) => low !== null) ? FLIPS[Math.max(...sure)]! : 'untested'
}

/**
 * Whether the sign of a row really changes; assumes independent gains. Null where all known gains
 * have one sign, or a gain has no error.
 */
export function signPOf(cells: readonly EffectInput[]): number | null {
  const known = cells.filter(({ gain }) => gain !== null)
  if (known.some(({ se }) => !se) || flipOf(known) === null) return null
  return interactionGailSimon({
    d: known.map(({ gain }) => gain!),
    se: known.map(({ se }) => se!),
  }).p
}

/** Cochran's Q over independent gains; null below two with an error above 0. */
function cochranTest(cells: readonly EffectInput[]): RowTest | null {
  const known = cells.filter(({ gain, se }) => gain !== null && se !== null)
  if (known.length < 2) return null
  const { q, df, p } = domainMeta({
    y: known.map(({ gain }) => gain!),
    v: known.map(({ se }) => se! ** 2),
  })
  if (q === null || df === null || p === null) return null
  return {
    ...{ method: 'cochran_q', statistic: q, df1: df, df2: null, p },
    ...{ nColumns: known.length, nTasks: null, signP: signPOf(cells) },
  }
}

/** Gains less what row and column means explain; null where some cell has none. */
function residualsOf(rows: readonly (readonly EffectInput[])[]) {
  const values = rows.map((cells) => cells.map(({ gain }) => gain))
  const isComplete = values.every((row) => row.every((gain) => gain !== null))
  if (!isComplete || rows.length < 2 || (values[0]?.length ?? 0) < 2) return null
  return interactionMatrix({ values: values.map((row) => row.map((gain) => gain!)) })
}

/** A map with what follows from its gains: residuals, flips, tests, counts. */
export function finishMap({ rows, ...map }: MapInput): EffectMap {
  const places = [...map.columns.keys()].filter((at) => !map.columns[at]!.isMean)
  const own = <Cell>(cells: readonly Cell[]) => places.map((at) => cells[at]!)
  const found = residualsOf(rows.map(({ cells }) => own(cells)))
  const finished = rows.map(({ cells, test, ...row }, at): EffectRow => {
    const full = cells.map((cell, column): EffectCell => {
      const isKnown = cell.low !== null && cell.high !== null
      const isBeyond = isKnown ? excludesZero({ lo: cell.low, hi: cell.high }) : null
      const residual = found?.residuals[at]?.[places.indexOf(column)] ?? null
      return { ...cell, isBeyond, residual }
    })
    return {
      ...{ ...row, cells: full, flip: flipOf(own(cells)) },
      test: test === undefined ? cochranTest(own(cells)) : test,
      nKnown: own(full).filter(({ isBeyond }) => isBeyond !== null).length,
      nBeyond: own(full).filter(({ isBeyond }) => isBeyond).length,
    }
  })
  const total = (key: 'nKnown' | 'nBeyond') => finished.reduce((sum, row) => sum + row[key], 0)
  return {
    ...{ ...map, rows: finished, interactionShare: found?.interactionShare ?? null },
    ...{ nKnown: total('nKnown'), nBeyond: total('nBeyond') },
  }
}
