import { findModelFact } from '@/lib/domain/model-size'
import type { PrintedTable } from '@/lib/domain/printed-table'
import { effectTables } from './printed-maps'
import { MODELS, type PrintedEffects } from './read-printed-effects'

/** What is known of each model beside its results. */
export interface ModelProfile {
  readonly columns: readonly { readonly label: string }[]
  readonly sources: readonly string[]
  readonly models: readonly {
    readonly model: string
    /** As printed; null is unknown. */
    readonly values: readonly (string | number | null)[]
  }[]
}

interface Fact {
  readonly label: string
  /** Where it stands, of a model that has it. */
  readonly sourcesOf: (model: string) => readonly string[]
  readonly valueOf: (model: string) => string | number | null
}

const words = (text: string) => text.replaceAll('_', ' ')

/** A table of one row a model that is no rate under conditions: steps, habits, sizes. */
function factsOfTable(table: PrintedTable): Fact[] {
  const isOfModels = table.rowDims.length === 1 && MODELS.includes(table.rowDims[0]!)
  const isRate = ['success_rate', 'accuracy'].includes(table.metric)
  if (!isOfModels || isRate) return []
  const rows = new Map(table.rows.map(([model, ...values]) => [String(model), values]))
  const isOneMeasure = table.columnDim === 'arm'
  return table.columns.map((column, at) => ({
    label: isOneMeasure ? `${words(table.metric)}, ${words(column)}` : words(column),
    sourcesOf: () => [table.title],
    valueOf: (model) => rows.get(model)?.[at] ?? null,
  }))
}

/** Models of the tables that have a condition of this name: `masa` is `MASA`, `adapter` is `DS-Adapter`. */
const modelsUnder = (way: string, effects: readonly PrintedEffects[]) =>
  new Set(
    effects
      .filter(({ arms }) => arms.some((arm) => arm.toLowerCase().endsWith(way.toLowerCase())))
      .flatMap(({ columns }) => columns),
  )

/**
 * Tokens of the library made for a model, by benchmark: a row `4b_masa` is of `Qwen3-4B` where that
 * model has results under MASA. A model of the same size from another family has none.
 */
function factsOfLibraries(table: PrintedTable, effects: readonly PrintedEffects[]): Fact[] {
  const at = table.rowDims.length + table.columns.indexOf('approx_tokens')
  const library = table.rowDims.indexOf('library')
  if (library < 0 || at < table.rowDims.length) return []
  const named = table.rows.flatMap((row) => {
    const found = /^(\d+b)_(.+)$/i.exec(String(row[library]))
    return found ? [{ size: found[1]!, way: found[2]!, row }] : []
  })
  const others = (row: (typeof named)[number]['row']) =>
    row.slice(0, table.rowDims.length).filter((_, place) => place !== library)
  const kinds = [...new Set(named.map(({ way, row }) => [...others(row), way].join(' ')))]
  return kinds.map((kind) => ({
    label: `${words(kind)}, tokens`,
    sourcesOf: () => [table.title],
    valueOf: (model) =>
      named.find(
        ({ size, way, row }) =>
          [...others(row), way].join(' ') === kind &&
          modelsUnder(way, effects).has(model) &&
          model.toLowerCase().endsWith(`-${size.toLowerCase()}`),
      )?.row[at] ?? null,
  }))
}

const factsOfCards: readonly Fact[] = (
  [
    ['parameters, billion', 'parametersBillion'],
    ['active, billion', 'activeBillion'],
    ['input, $ per million tokens', 'inputUsdPerMtok'],
    ['output, $ per million tokens', 'outputUsdPerMtok'],
  ] as const
).map(([label, key]) => ({
  label,
  sourcesOf: (model) => {
    const fact = findModelFact(model)
    return fact ? [`${fact.source}, ${fact.asOf}`] : []
  },
  valueOf: (model) => findModelFact(model)?.[key] ?? null,
}))

/** Facts of these models from printed tables and from what is public; null where nothing is known. */
export function profileModels(
  models: readonly string[],
  tables: readonly PrintedTable[],
): ModelProfile | null {
  const effects = effectTables(tables)
  const facts = [
    ...tables.flatMap(factsOfTable),
    ...tables.flatMap((table) => factsOfLibraries(table, effects)),
    ...factsOfCards,
  ].filter(({ valueOf }) => models.some((model) => valueOf(model) !== null))
  const known = models.filter((model) => facts.some(({ valueOf }) => valueOf(model) !== null))
  if (known.length === 0) return null
  return {
    columns: facts.map(({ label }) => ({ label })),
    sources: [...new Set(facts.flatMap(({ sourcesOf }) => known.flatMap(sourcesOf)))],
    models: known.map((model) => ({ model, values: facts.map(({ valueOf }) => valueOf(model)) })),
  }
}
