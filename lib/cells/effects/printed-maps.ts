import type { Json } from '@/lib/domain/json'
import type { PrintedTable } from '@/lib/domain/printed-table'
import { gainNewcombe } from '@/lib/stats/gain-newcombe'
import { finishMap, type EffectInput, type EffectMap } from './effect-map'
import {
  baselineOf,
  isMeanLabel,
  labelWords,
  readPrintedEffects,
  type PrintedEffects,
} from './read-printed-effects'

const variance = (p: number, n: number) => (p * (1 - p)) / n

/**
 * The gain of one printed rate over another: their difference as printed, with Newcombe's interval
 * where the source says how many attempts a cell has (the percentages are used as printed, also where
 * they are no whole number of them). Unpaired: which attempts are of one task is not printed.
 */
export function printedGain(
  baseline: number | null,
  rate: number | null,
  n: number | null,
): EffectInput {
  const known = baseline !== null && rate !== null
  const found = known && n !== null ? gainNewcombe({ p1: rate, n1: n, p0: baseline, n0: n }) : null
  return {
    ...{ baseline, rate, gain: known ? rate - baseline : null },
    ...{ low: found?.lo ?? null, high: found?.hi ?? null },
    se: known && n !== null ? Math.sqrt(variance(rate, n) + variance(baseline, n)) : null,
    ...{ nTasks: null, nTrials: n === null ? null : 2 * n },
  }
}

const numberIn = (record: Json | undefined, key: string): number | null => {
  if (record === null || typeof record !== 'object' || Array.isArray(record)) return null
  const value = (record as Readonly<Record<string, Json>>)[key]
  return typeof value === 'number' ? value : null
}

/**
 * Tokens of skill text that a source gives a condition: in the table itself, or in another of the same
 * conditions on the same benchmark.
 */
export const tokensOfArm = (tables: readonly PrintedTable[], arm: string): number | null => {
  const benchmark = tables[0]?.facts.benchmark
  const [tokens] = tables
    .filter(({ facts }) => facts.benchmark === benchmark)
    .flatMap(({ facts }) => numberIn(facts.arm_tokens, arm) ?? [])
  return tokens ?? null
}

/** What the labels of the columns begin with, as `Qwen3` of `Qwen3-4B`; '' where nothing. */
function commonStart(labels: readonly string[]): string {
  const starts = labels.map((label) => /^(.*?)[-_ ]\d/.exec(label)?.[1] ?? '')
  return new Set(starts).size === 1 ? starts[0]! : ''
}

/** What tells the maps of one table, or of tables with the same conditions, apart. */
function labelOf({ table, columns, facets }: PrintedEffects, facet: string): string {
  const { benchmark } = table.facts
  const start = commonStart(columns)
  const parts = [typeof benchmark === 'string' ? benchmark : '', facets.length > 1 ? facet : '']
  const isNamed = parts.some((part) => part !== '') && start !== ''
  const named = isNamed ? [...parts, start] : [table.title, ...parts]
  return [...new Set(named)].filter(Boolean).join(', ')
}

/** Conditions against the baseline, one map a facet; `beside` are tables of the same conditions. */
export function printedMaps(
  effects: PrintedEffects,
  asked: string | null,
  beside: readonly PrintedTable[] = [],
): EffectMap[] {
  const { table, columns, arms, facets, rates } = effects
  const baseline = baselineOf(effects, asked)
  const tokens = (arm: string) => tokensOfArm([table, ...beside], arm)
  return facets.map((facet) => {
    const at = new Map(
      rates
        .filter((one) => one.facet === facet)
        .map((one) => [`${one.arm}\n${one.column}`, one.value]),
    )
    const rate = (arm: string, column: string) => at.get(`${arm}\n${column}`) ?? null
    const used = columns.filter((column) => arms.some((arm) => rate(arm, column) !== null))
    return finishMap({
      id: facet === '' ? table.id : `${table.id}.${facet}`,
      label: labelOf(effects, facet),
      ...{ baseline: labelWords(baseline), baselineTokens: tokens(baseline) },
      baselineRates: used.map((column) => rate(baseline, column)),
      columns: used.map((key) => ({
        ...{ key, label: labelWords(key), note: null },
        isMean: isMeanLabel(key),
      })),
      rows: arms
        .filter((arm) => arm !== baseline && used.some((column) => rate(arm, column) !== null))
        .map((arm) => ({
          ...{ key: arm, label: labelWords(arm), tokens: tokens(arm) },
          cells: used.map((column) =>
            printedGain(rate(baseline, column), rate(arm, column), table.nPerCell),
          ),
        })),
      nPerCell: table.nPerCell,
      sources: [table.id],
    })
  })
}

/** Every table that sets conditions against models or tasks. */
export const effectTables = (tables: readonly PrintedTable[]): PrintedEffects[] =>
  tables.flatMap((table) => readPrintedEffects(table) ?? [])
