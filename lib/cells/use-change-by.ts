import type { CellTable } from './cell-table'
import type { Contrast } from './contrast'
import { summarizeUse, type UsedCell, type UseFound } from './use-change'
import { fdrBh } from '@/lib/stats/fdr-bh'
import type { Use } from '@/lib/domain/trial-measure'

/** A used cell with its places in the lists of the table. */
export interface PlacedUse extends UsedCell {
  readonly taskAt: number
  readonly configurationAt: number
  /** Runs that know it. */
  readonly n: number
}

/** The change of one configuration or domain. */
export interface UseRow {
  /** Key of the configuration, name of the domain; null: tasks without a domain. */
  readonly key: string | null
  /** What a configuration is called. */
  readonly name: string | null
  readonly change: UseFound
  /** Its p among those of the rows beside it (Benjamini and Hochberg); null where it has none. */
  readonly q: number | null
}

/** The change of one task: its means are over the configurations that know it in both arms. */
export interface UseTask {
  readonly task: string
  readonly domain: string | null
  readonly without: number
  readonly with: number
  /** Geometric mean over configurations of with over without, as a relative change. */
  readonly change: number
  readonly nConfigurations: number
  /** Runs that know it. */
  readonly nWithout: number
  readonly nWith: number
}

/**
 * Whether every run of a task solved it in both arms of a configuration: what such tasks use is what
 * successes cost, without what failures used up. Runs that the error policy leaves out used something
 * too, so that a task with one is none of these.
 */
export function solvedInBoth(table: CellTable, contrast: Contrast) {
  const { n, nEq1, nExcluded } = table.byPolicy[contrast.policy]
  const isSolved = (task: number, configuration: number, condition: number) => {
    const cell = table.cellAt(task, configuration, condition)
    return cell >= 0 && n[cell]! > 0 && nEq1[cell] === n[cell] && nExcluded[cell] === 0
  }
  return (task: number, configuration: number): boolean =>
    isSolved(task, configuration, contrast.without) && isSolved(task, configuration, contrast.with)
}

const groupedBy = <Key>(cells: readonly PlacedUse[], keyOf: (cell: PlacedUse) => Key) => {
  const groups = new Map<Key, PlacedUse[]>()
  for (const cell of cells) {
    const group = groups.get(keyOf(cell))
    if (group) group.push(cell)
    else groups.set(keyOf(cell), [cell])
  }
  return groups
}

type Named = Pick<UseRow, 'key' | 'name'>

/** The change of every group, largest first; groups without a pair come last. */
function rowsOf(
  measure: Use,
  groups: readonly (readonly [Named, readonly PlacedUse[]])[],
): UseRow[] {
  const rows = groups.map(([named, cells]) => ({
    ...named,
    change: summarizeUse(measure, 'tasks', cells),
  }))
  const { q } = fdrBh({ p: rows.map(({ change }) => change.p) })
  return rows
    .map((row, at) => ({ ...row, q: q[at]! }))
    .sort(
      (a, b) =>
        (b.change.change ?? -Infinity) - (a.change.change ?? -Infinity) ||
        ((a.key ?? '') < (b.key ?? '') ? -1 : 1),
    )
}

export function costsByConfiguration(
  table: CellTable,
  measure: Use,
  cells: readonly PlacedUse[],
): UseRow[] {
  const groups = [...groupedBy(cells, ({ configurationAt }) => configurationAt)]
  return rowsOf(
    measure,
    groups.map(([at, own]) => {
      const { key, model, harness } = table.configurations[at]!
      return [{ key, name: [model, harness].filter(Boolean).join(' · ') || key }, own] as const
    }),
  )
}

export function costsByDomain(
  table: CellTable,
  measure: Use,
  cells: readonly PlacedUse[],
): UseRow[] {
  const groups = [...groupedBy(cells, ({ taskAt }) => table.tasks[taskAt]!.domain)]
  return rowsOf(
    measure,
    groups.map(([domain, own]) => [{ key: domain, name: domain }, own] as const),
  )
}

/** Every task that both arms of a configuration know, the largest increase first. */
export function costsByTask(table: CellTable, cells: readonly PlacedUse[]): UseTask[] {
  return [...groupedBy(cells, ({ taskAt }) => taskAt)]
    .flatMap(([taskAt, own]) => {
      const pairs = [...groupedBy(own, ({ configurationAt }) => configurationAt).values()].flatMap(
        (both) => {
          const without = both.find(({ arm }) => arm === 'without')
          const with_ = both.find(({ arm }) => arm === 'with')
          return without && with_ ? [{ without, with: with_ }] : []
        },
      )
      if (pairs.length === 0) return []
      const { name, domain } = table.tasks[taskAt]!
      const total = (of: (pair: (typeof pairs)[number]) => number) =>
        pairs.reduce((sum, pair) => sum + of(pair), 0)
      return [
        {
          ...{ task: name, domain, nConfigurations: pairs.length },
          without: total((pair) => pair.without.value) / pairs.length,
          with: total((pair) => pair.with.value) / pairs.length,
          change: Math.expm1(
            total((pair) => Math.log(pair.with.value / pair.without.value)) / pairs.length,
          ),
          nWithout: total((pair) => pair.without.n),
          nWith: total((pair) => pair.with.n),
        },
      ]
    })
    .sort((a, b) => b.change - a.change || (a.task < b.task ? -1 : 1))
}
