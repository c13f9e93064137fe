import type { CellTable } from './cell-table'
import type { Contrast } from './contrast'
import { summarizeUse, type UsedCell, type UseFound } from './use-change'
import { offeredSizes } from './offered-sizes'
import { sizesOf, SIZE_CLASSES, type SkillSize } from '@/lib/domain/skill-size'
import type { Use } from '@/lib/domain/trial-measure'
import { fdrBh } from '@/lib/stats/fdr-bh'
import { relativeChange } from '@/lib/stats/measure-log-ratio'
import { signOf, sum } from '@/lib/stats/numeric-rules'

/** A used cell with the place of its configuration in the list of the table. */
export interface ConfigurationUse extends UsedCell {
  readonly configurationAt: number
}

/** The same with the place of its task. */
export interface PlacedUse extends ConfigurationUse {
  readonly taskAt: number
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
  readonly family: string | null
  readonly without: number
  readonly with: number
  /** Geometric means over the configurations: their ratio is the change. */
  readonly typicalWithout: number
  readonly typicalWith: number
  /** Geometric mean over configurations of with over without, as a relative change. */
  readonly change: number
  /** t interval over configurations, from three of them on: where other configurations would be. */
  readonly changeLow: number | null
  readonly changeHigh: number | null
  readonly p: number | null
  /** p corrected for having looked at every task. */
  readonly q: number | null
  readonly nConfigurations: number
  /** Configurations that use more, and less. */
  readonly nUp: number
  readonly nDown: number
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

function groupedBy<Cell, Key>(cells: readonly Cell[], keyOf: (cell: Cell) => Key) {
  const groups = new Map<Key, Cell[]>()
  for (const cell of cells) {
    const group = groups.get(keyOf(cell))
    if (group) group.push(cell)
    else groups.set(keyOf(cell), [cell])
  }
  return groups
}

type Named = Pick<UseRow, 'key' | 'name'>

/** Largest first; groups without a pair come last. */
const byChange = (a: UseRow, b: UseRow) =>
  (b.change.change ?? -Infinity) - (a.change.change ?? -Infinity) ||
  ((a.key ?? '') < (b.key ?? '') ? -1 : 1)

/** Rows of one table, each with its p corrected for having looked at all of them. */
export function correctRows(rows: readonly Omit<UseRow, 'q'>[]): UseRow[] {
  const { q } = fdrBh({ p: rows.map(({ change }) => change.p) })
  return rows.map((row, at) => ({ ...row, q: q[at]! }))
}

/** The change of every group, in their order. */
const rowsOf = (
  measure: Use,
  groups: readonly (readonly [Named, readonly UsedCell[]])[],
  basis: UseFound['basis'] = 'tasks',
): UseRow[] =>
  correctRows(
    groups.map(([named, cells]) => ({ ...named, change: summarizeUse(measure, basis, cells) })),
  )

export function costsByConfiguration(
  table: CellTable,
  measure: Use,
  cells: readonly ConfigurationUse[],
  basis: UseFound['basis'] = 'tasks',
): UseRow[] {
  const groups = [...groupedBy(cells, ({ configurationAt }) => configurationAt)]
  const named = groups.map(([at, own]) => {
    const { key, model, harness } = table.configurations[at]!
    return [{ key, name: [model, harness].filter(Boolean).join(' · ') || key }, own] as const
  })
  return rowsOf(measure, named, basis).sort(byChange)
}

export function costsByDomain(
  table: CellTable,
  measure: Use,
  cells: readonly PlacedUse[],
): UseRow[] {
  const groups = [...groupedBy(cells, ({ taskAt }) => table.tasks[taskAt]!.domain)]
  const named = groups.map(([domain, own]) => [{ key: domain, name: domain }, own] as const)
  return rowsOf(measure, named).sort(byChange)
}

/** By class of what tasks offer, the smallest class first, unknown last; none where no task says its size. */
export function costsBySize(
  table: CellTable,
  contrast: Contrast,
  measure: Use,
  cells: readonly PlacedUse[],
  size: SkillSize,
): UseRow[] {
  const classOf = ({ taskAt }: PlacedUse) => {
    const at = sizesOf(offeredSizes(table, taskAt, contrast))[size]
    return SIZE_CLASSES[size].find(
      ({ low, high }) => at !== null && at >= low && (high === null || at <= high),
    )
  }
  const groups = groupedBy(cells, (cell) => classOf(cell)?.label ?? null)
  if (groups.size === 0 || (groups.size === 1 && groups.has(null))) return []
  const labels = [...SIZE_CLASSES[size].map(({ label }) => label), null]
  const named = labels.map(
    (label) => [{ key: label, name: label ?? 'size unknown' }, groups.get(label) ?? []] as const,
  )
  return rowsOf(
    measure,
    named.filter(([, own]) => own.length > 0),
  )
}

type Pair = Readonly<Record<'without' | 'with', PlacedUse>>

function pairsOf(cells: readonly PlacedUse[]): Pair[] {
  const found = new Map<number, { without?: PlacedUse; with?: PlacedUse }>()
  for (const cell of cells) {
    const both = found.get(cell.configurationAt)
    if (both) both[cell.arm] = cell
    else found.set(cell.configurationAt, { [cell.arm]: cell })
  }
  const pairs: Pair[] = []
  for (const { without, with: other } of found.values())
    if (without && other) pairs.push({ without, with: other })
  return pairs
}

/** Below so many configurations their spread says too little of one task. */
const FEWEST_CONFIGURATIONS = 3

function changeOfTask(pairs: readonly Pair[]) {
  const logs = pairs.map((pair) => Math.log(pair.with.value / pair.without.value))
  const { change, changeLo, changeHi, p } = relativeChange(logs)
  const isMany = logs.length >= FEWEST_CONFIGURATIONS
  const signs = logs.map(signOf)
  return {
    // A pair is there, so that a mean is.
    change: change!,
    ...(isMany
      ? { changeLow: changeLo, changeHigh: changeHi, p }
      : { changeLow: null, changeHigh: null, p: null }),
    nUp: signs.filter((sign) => sign > 0).length,
    nDown: signs.filter((sign) => sign < 0).length,
  }
}

/** Every task that both arms of a configuration know, the largest increase first. */
export function costsByTask(table: CellTable, cells: readonly PlacedUse[]): UseTask[] {
  const found = [...groupedBy(cells, ({ taskAt }) => taskAt)].flatMap(([taskAt, own]) => {
    const pairs = pairsOf(own)
    if (pairs.length === 0) return []
    const { name, domain, family } = table.tasks[taskAt]!
    const total = (of: (pair: Pair) => number) => sum(pairs.map(of))
    return [
      {
        ...{ task: name, domain, family, nConfigurations: pairs.length },
        without: total((pair) => pair.without.value) / pairs.length,
        with: total((pair) => pair.with.value) / pairs.length,
        typicalWithout: Math.exp(total((pair) => Math.log(pair.without.value)) / pairs.length),
        typicalWith: Math.exp(total((pair) => Math.log(pair.with.value)) / pairs.length),
        ...changeOfTask(pairs),
        nWithout: total((pair) => pair.without.n),
        nWith: total((pair) => pair.with.n),
      },
    ]
  })
  const { q } = fdrBh({ p: found.map(({ p }) => p) })
  return found
    .map((task, index) => ({ ...task, q: q[index]! }))
    .sort((a, b) => b.change - a.change || (a.task < b.task ? -1 : 1))
}
