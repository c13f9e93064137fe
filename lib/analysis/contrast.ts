import type { ErrorPolicy } from '@/lib/domain/error-policy'
import type { CellTable } from './cell-table'

/** Which cells a question compares, as a reader asks for it; null means: by the rules below. */
export interface ContrastQuestion {
  readonly without: string | null
  readonly with: string | null
  readonly policy: ErrorPolicy
  readonly configurations: readonly string[] | null
}

/** Why these configurations enter the means. */
export type ConfigurationBasis = 'chosen' | 'covers_tasks' | 'best_covered'

/** A resolved question: indices into the lists of the cell table. */
export interface Contrast {
  readonly without: number
  readonly with: number
  readonly policy: ErrorPolicy
  readonly configurations: readonly number[]
  readonly basis: ConfigurationBasis
  /** Tasks with counted trials in both arms, by configuration index. */
  readonly commonTasks: Int32Array
}

/** A configuration enters the means when it covers this share of the tasks in both arms. */
export const COVERAGE_ASKED = 0.95

/** How many tasks each configuration has counted trials of in both arms. */
function countCommonTasks(
  table: CellTable,
  without: number,
  with_: number,
  policy: ErrorPolicy,
): Int32Array {
  const { n } = table.byPolicy[policy]
  const counts = new Int32Array(table.configurations.length)
  for (let cell = 0; cell < table.length; cell++) {
    if (table.condition[cell] !== with_ || n[cell] === 0) continue
    const configuration = table.configuration[cell]!
    const other = table.cellAt(table.task[cell]!, configuration, without)
    if (other >= 0 && n[other]! > 0) counts[configuration]! += 1
  }
  return counts
}

const total = (counts: Int32Array) => counts.reduce((sum, count) => sum + count, 0)

/**
 * Configurations that enter the means (spec 2.1): those with at least 95 % of the tasks in both
 * arms; where none has so many, those that cover nearly as much as the best covered one.
 */
function defaultConfigurations(
  counts: Int32Array,
  nTasks: number,
): Pick<Contrast, 'configurations' | 'basis'> {
  const atLeast = (bound: number) =>
    [...counts.keys()].filter((index) => counts[index]! > 0 && counts[index]! >= bound - 1e-9)
  const covering = atLeast(COVERAGE_ASKED * nTasks)
  if (covering.length > 0) return { configurations: covering, basis: 'covers_tasks' }
  const best = counts.reduce((most, count) => Math.max(most, count), 0)
  return { configurations: atLeast(COVERAGE_ASKED * best), basis: 'best_covered' }
}

/**
 * The contrast a question asks for. Unknown conditions enter none. Keys that name nothing fall to
 * the default: the experiment's baseline (else the first condition, no skills before others)
 * against the first other condition that shares tasks with it. Null with fewer than two conditions.
 */
export function resolveContrast(
  table: CellTable,
  question: ContrastQuestion,
  baselineKey: string | null,
  plannedTasks: number | null,
): Contrast | null {
  const known = [...table.conditions.keys()].filter(
    (index) => table.conditions[index]!.kind !== 'unknown',
  )
  const byKey = (key: string | null) =>
    known.find((index) => key !== null && table.conditions[index]!.key === key)
  const { policy } = question
  const asked = byKey(question.with)
  const without =
    byKey(question.without) ??
    [byKey(baselineKey), ...known].find((index) => index !== undefined && index !== asked)
  if (without === undefined) return null
  const others = known.filter((index) => index !== without)
  const commonWith = (index: number) => countCommonTasks(table, without, index, policy)
  const with_ =
    asked !== undefined && asked !== without
      ? asked
      : (others.find((index) => total(commonWith(index)) > 0) ?? others[0])
  if (with_ === undefined) return null
  const commonTasks = commonWith(with_)
  const chosen = [...table.configurations.keys()].filter((index) =>
    question.configurations?.includes(table.configurations[index]!.key),
  )
  const shown =
    chosen.length > 0
      ? { configurations: chosen, basis: 'chosen' as const }
      : defaultConfigurations(commonTasks, plannedTasks ?? table.tasks.length)
  return { without, with: with_, policy, commonTasks, ...shown }
}
