import type { PrintedTable } from '@/lib/domain/printed-table'

/** One printed rate with its labels; `value` is a proportion. */
export interface PrintedRate {
  readonly column: string
  readonly arm: string
  /** What is neither column nor condition: a benchmark, a task family. '' where there is nothing. */
  readonly facet: string
  readonly value: number
}

/** A printed table as conditions by columns. */
export interface PrintedEffects {
  readonly table: PrintedTable
  /** What the columns are, as the source calls it: `model`, `variant`. */
  readonly columnWord: string
  readonly columns: readonly string[]
  readonly arms: readonly string[]
  readonly facets: readonly string[]
  readonly rates: readonly PrintedRate[]
}

const RATES = ['success_rate', 'accuracy']
export const MODELS = ['model', 'base_model', 'target']
/** What a condition is called: the first of these that a table has, with its stage. */
const ARMS = ['arm', 'variant', 'model_card']
const STAGE = 'stage'

interface Places {
  readonly column: number
  readonly arms: readonly number[]
  readonly facets: readonly number[]
}

/** Which dimension is which; null where a table is not conditions by columns. */
function findPlaces(dims: readonly string[]): Places | null {
  const model = dims.findIndex((dim) => MODELS.includes(dim))
  const arm = ARMS.map((name) => dims.indexOf(name)).find((at) => at >= 0)
  if (arm === undefined) return null
  // A source of one model sets conditions against tasks.
  const column = model >= 0 ? model : dims.length - 1
  if (column === arm) return null
  const stage = dims.indexOf(STAGE)
  const arms = stage < 0 ? [arm] : [arm, stage]
  const facets = [...dims.keys()].filter((at) => at !== column && !arms.includes(at))
  return { column, arms, facets }
}

const unique = (texts: readonly string[]) => [...new Set(texts)]

/** Single cells that a text quotes have nothing to be set against. */
const hasPartner = ({ column, facet, arm }: PrintedRate, rates: readonly PrintedRate[]): boolean =>
  rates.some((one) => one.column === column && one.facet === facet && one.arm !== arm)

/** Every printed percentage of a table with its labels, where it sets conditions against models or tasks. */
export function readPrintedEffects(table: PrintedTable): PrintedEffects | null {
  if (!RATES.includes(table.metric) || table.unit !== 'percent') return null
  const dims = [...table.rowDims, table.columnDim]
  const places = findPlaces(dims)
  if (!places) return null
  const rates = table.rows.flatMap((row) => {
    const labels = row.slice(0, table.rowDims.length).map(String)
    return table.columns.flatMap((name, at): PrintedRate[] => {
      const value = row[table.rowDims.length + at]
      if (typeof value !== 'number') return []
      const all = [...labels, name]
      const join = (of: readonly number[]) => unique(of.map((place) => all[place]!)).join(', ')
      const rate = { column: all[places.column]!, arm: join(places.arms), value: value / 100 }
      return [{ ...rate, facet: join(places.facets) }]
    })
  })
  const found = {
    ...{ table, columnWord: dims[places.column]!, rates },
    columns: unique(rates.map(({ column }) => column)),
    arms: unique(rates.map(({ arm }) => arm)),
    facets: unique(rates.map(({ facet }) => facet)),
  }
  const isWide = found.columns.length > 1 && found.arms.length > 1
  return isWide && rates.some((one) => hasPartner(one, rates)) ? found : null
}

/** A label of a source as words: `best_baseline` is `best baseline`. */
export const labelWords = (label: string): string => label.replaceAll('_', ' ')

/** What a source calls the mean of the columns beside it. */
export const isMeanLabel = (label: string): boolean =>
  /^(overall|average|avg\.?|mean)$/i.test(label.trim())

/** What a source calls the condition that others are set against, the likeliest name first. */
const BASELINES = [
  /^no[ _-]?skills?$/i,
  /^base(line)?( skill)?$/i,
  /^best_baseline$/i,
  /^(full|with)$/i,
]

const TAKEN_AWAY = /^(w\/o|without|no) ?/i

/** A table that takes parts away from a whole: one row each. */
export const isAblation = ({ arms }: Pick<PrintedEffects, 'arms'>): boolean =>
  arms.some((arm) => /^(full|with)$/i.test(arm)) ||
  arms.filter((arm) => TAKEN_AWAY.test(arm)).length > 1

/**
 * The condition that the others are set against: the one asked for, else by its name, else the first.
 * Parts are taken away from the whole, which is not what it began with.
 */
export function baselineOf({ arms }: Pick<PrintedEffects, 'arms'>, asked: string | null): string {
  const named = BASELINES.flatMap((name) => arms.filter((arm) => name.test(arm)))
  const isWhole = (arm: string) => /^(full|with)$/i.test(arm)
  const whole = isAblation({ arms })
    ? (arms.find(isWhole) ?? arms.find((arm) => !named.includes(arm) && !TAKEN_AWAY.test(arm)))
    : undefined
  return arms.find((arm) => arm === asked) ?? whole ?? named[0] ?? arms[0]!
}
