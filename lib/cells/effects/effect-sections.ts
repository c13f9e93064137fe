import type { PrintedTable } from '@/lib/domain/printed-table'
import type { EffectMap } from './effect-map'
import { effectTables, printedMaps } from './printed-maps'
import {
  baselineOf,
  isAblation,
  labelWords,
  MODELS,
  type PrintedEffects,
} from './read-printed-effects'

/** What a group of maps is about. */
export type SectionKind = 'length' | 'condition' | 'transfer' | 'ablation'

/** Maps of the same conditions. */
export interface EffectSection {
  readonly kind: SectionKind
  /** What the columns are: `model`, or what a source of one model sets side by side. */
  readonly columnWord: string
  readonly maps: readonly EffectMap[]
  readonly baseline: string
  /** What can be the baseline. */
  readonly baselines: readonly { readonly key: string; readonly label: string }[]
  /** What its maps are of, where a table has more than are shown at once; and the one shown. */
  readonly facets: readonly string[]
  readonly facet: string | null
  /** Cells beyond noise of each condition, over all maps of the section. */
  readonly counts: readonly ConditionCount[]
}

interface ConditionCount {
  readonly label: string
  readonly nBeyond: number
  readonly nKnown: number
}

/** A table with more maps than these shows one at a time. */
const MOST_MAPS = 3

const kindOf = (effects: PrintedEffects): SectionKind => {
  if (effects.table.facts.arm_tokens !== undefined) return 'length'
  if (isAblation(effects)) return 'ablation'
  return effects.arms.some((arm) => /cross|transfer|rewrite/i.test(arm)) ? 'transfer' : 'condition'
}

export function countConditions(maps: readonly EffectMap[]): ConditionCount[] {
  const counts = new Map<string, ConditionCount>()
  for (const { label, nBeyond, nKnown } of maps.flatMap(({ rows }) => rows)) {
    const sum = counts.get(label) ?? { label, nBeyond: 0, nKnown: 0 }
    const all = { nBeyond: sum.nBeyond + nBeyond, nKnown: sum.nKnown + nKnown }
    counts.set(label, { label, ...all })
  }
  return [...counts.values()]
}

/** The maps of all tables that set conditions against models or tasks; tables of one kind together. */
export function printedSections(
  tables: readonly PrintedTable[],
  asked: { readonly baseline: string | null; readonly facet: string | null },
): EffectSection[] {
  const groups = new Map<string, PrintedEffects[]>()
  for (const effects of effectTables(tables)) {
    const { arms, facets, columnWord } = effects
    const key = JSON.stringify([arms, facets.length > MOST_MAPS ? facets : null, columnWord])
    groups.set(key, [...(groups.get(key) ?? []), effects])
  }
  return [...groups.values()].map((group): EffectSection => {
    const [first] = group
    const { arms, facets, columnWord } = first!
    const baseline = baselineOf(first!, asked.baseline)
    const isMany = facets.length > MOST_MAPS
    const shown = facets.find((one) => one === asked.facet)
    const facet = isMany ? (shown ?? facets.find((one) => one === 'Overall') ?? facets[0]!) : null
    const maps = group.flatMap((effects) =>
      printedMaps(
        effects,
        baseline,
        group.map(({ table }) => table),
      ).filter((_, at) => !isMany || effects.facets[at] === facet),
    )
    return {
      ...{ kind: kindOf(first!), maps, facet, counts: countConditions(maps) },
      columnWord: MODELS.includes(columnWord) ? 'model' : labelWords(columnWord),
      baseline: labelWords(baseline),
      baselines: arms.map((arm) => ({ key: arm, label: labelWords(arm) })),
      facets: isMany ? facets : [],
    }
  })
}
