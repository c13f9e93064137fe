import { countedRewardList } from '@/lib/domain/error-policy'
import type { HarmLabel } from '@/lib/domain/gain'
import { fdrBh } from '@/lib/stats/fdr-bh'
import { harmSignFlip, harmStratifiedPermutation } from '@/lib/stats/harm-fractional'
import { harmJeffreys } from '@/lib/stats/harm-jeffreys'
import { harmLabel } from '@/lib/stats/harm-label'
import { stratifiedChanceOfNegative } from '@/lib/stats/harm-stratified-chance'
import { harmStratifiedExact } from '@/lib/stats/harm-stratified-exact'
import { areEqual, mean, signOf } from '@/lib/stats/numeric-rules'
import type { Table } from '@/lib/stats/exact-tables'
import { cellTable2x2 } from './cell-moments'
import type { CellTable } from './cell-table'
import type { Contrast } from './contrast'

/** Which test a task's p-value comes from (spec 4.3b). */
export type TaskTest = 'stratified_exact' | 'stratified_permutation' | 'sign_flip'

/** One task under a contrast: means over the shown configurations that have both arms. */
export interface TaskComparison {
  /** Index into the tasks of the table. */
  readonly task: number
  readonly nConfigurations: number
  /** Every shown configuration has both arms: the task enters the headline. */
  readonly isCommon: boolean
  readonly without: number | null
  readonly with: number | null
  readonly delta: number | null
  readonly nWithout: number
  readonly nWith: number
  /** Configurations that got better, worse, or neither. */
  readonly nUp: number
  readonly nDown: number
  readonly nTie: number
  readonly test: TaskTest | null
  readonly p: number | null
  readonly pLess: number | null
  /** p corrected for having looked at every task. */
  readonly q: number | null
  readonly pHarm: number | null
  readonly label: HarmLabel
  /** P(worse) when skills do nothing. */
  readonly chanceNegative: number | null
}

type Tested = Pick<TaskComparison, 'test' | 'p' | 'pLess' | 'pHarm' | 'chanceNegative'>
/** What a task measures, before any test. */
export type TaskMeasure = Omit<TaskComparison, keyof Tested | 'q' | 'label'>

const compared = new WeakMap<CellTable, Map<string, readonly TaskComparison[]>>()

const HELD_CONTRASTS = 24

/** All tasks of a table under a contrast, in the order of its tasks; computed once a table. */
export function compareTasks(table: CellTable, contrast: Contrast): readonly TaskComparison[] {
  const { without, with: with_, policy, configurations } = contrast
  const key = `${without} ${with_} ${policy} ${configurations.join(',')}`
  const known = compared.get(table) ?? new Map<string, readonly TaskComparison[]>()
  compared.set(table, known)
  const found =
    known.get(key) ??
    labelTasks(
      measureTasks(table, contrast).map((task) => ({
        ...task,
        ...testTask(table, contrast, task.task),
      })),
    )
  known.set(key, found)
  if (known.size > HELD_CONTRASTS) known.delete(known.keys().next().value!)
  return found
}

/** Means and counts of all tasks under a contrast, without tests. */
export const measureTasks = (table: CellTable, contrast: Contrast): TaskMeasure[] =>
  table.tasks.map((_, task) => measureTask(table, contrast, task))

/** The family of tests is the comparison, whatever rows a page shows. */
function labelTasks(tasks: readonly (TaskMeasure & Tested)[]): TaskComparison[] {
  const { q } = fdrBh({ p: tasks.map((task) => task.p) })
  return tasks.map((task, index) => ({
    ...task,
    q: q[index]!,
    label: harmLabel({
      delta: task.delta,
      p: task.p,
      q: q[index]!,
      pHarm: task.pHarm,
      n1: task.nWith,
      n0: task.nWithout,
    }).label,
  }))
}

/** Cells of both arms of a task, by shown configuration that has both. */
export function pairedCells(table: CellTable, contrast: Contrast, task: number) {
  const { n } = table.byPolicy[contrast.policy]
  const pairs: { configuration: number; with: number; without: number }[] = []
  for (const configuration of contrast.configurations) {
    const with_ = table.cellAt(task, configuration, contrast.with)
    const without = table.cellAt(task, configuration, contrast.without)
    if (with_ >= 0 && without >= 0 && n[with_]! > 0 && n[without]! > 0)
      pairs.push({ configuration, with: with_, without })
  }
  return pairs
}

function measureTask(table: CellTable, contrast: Contrast, task: number): TaskMeasure {
  const columns = table.byPolicy[contrast.policy]
  const pairs = pairedCells(table, contrast, task)
  const rate = (cell: number) => columns.sum[cell]! / columns.n[cell]!
  const deltas = pairs.map((pair) => rate(pair.with) - rate(pair.without))
  const signs = deltas.map(signOf)
  const delta = mean(deltas)
  return {
    task,
    nConfigurations: pairs.length,
    isCommon: pairs.length > 0 && pairs.length === contrast.configurations.length,
    without: mean(pairs.map((pair) => rate(pair.without))),
    with: mean(pairs.map((pair) => rate(pair.with))),
    // What is equal but for the last bits is a tie, everywhere.
    delta: delta !== null && areEqual(delta, 0) ? 0 : delta,
    nWithout: pairs.reduce((total, pair) => total + columns.n[pair.without]!, 0),
    nWith: pairs.reduce((total, pair) => total + columns.n[pair.with]!, 0),
    nUp: signs.filter((sign) => sign > 0).length,
    nDown: signs.filter((sign) => sign < 0).length,
    nTie: signs.filter((sign) => sign === 0).length,
  }
}

function testTask(table: CellTable, contrast: Contrast, task: number): Tested {
  const pairs = pairedCells(table, contrast, task)
  if (pairs.length === 0)
    return { test: null, p: null, pLess: null, pHarm: null, chanceNegative: null }
  const columns = table.byPolicy[contrast.policy]
  const strata = pairs.map((pair) => cellTable2x2(columns, pair.with, pair.without))
  if (strata.every((stratum): stratum is Table => stratum !== null)) {
    const { midPTwo, midPLess } = harmStratifiedExact({ strata })
    return {
      test: 'stratified_exact',
      p: midPTwo,
      pLess: midPLess,
      // A pooled row has no single posterior; one configuration has.
      pHarm: strata.length === 1 ? harmJeffreys(strata[0]!).pHarm : null,
      chanceNegative: stratifiedChanceOfNegative(strata),
    }
  }
  return testFractional(table, contrast, pairs)
}

function testFractional(
  table: CellTable,
  contrast: Contrast,
  pairs: ReturnType<typeof pairedCells>,
): Tested {
  const columns = table.byPolicy[contrast.policy]
  const arms = pairs.map((pair) => ({
    with: singleRewards(table, contrast, pair.with),
    without: singleRewards(table, contrast, pair.without),
  }))
  const singles = arms.filter(
    (arm): arm is { with: number[]; without: number[] } =>
      arm.with !== null && arm.without !== null,
  )
  if (singles.length === arms.length) {
    const { pTwo, pLess, chanceNegative } = harmStratifiedPermutation({ strata: singles })
    return { test: 'stratified_permutation', p: pTwo, pLess, pHarm: null, chanceNegative }
  }
  const isBalanced = pairs.every((pair) => columns.n[pair.with] === columns.n[pair.without])
  const deltas = pairs.map(
    (pair) =>
      columns.sum[pair.with]! / columns.n[pair.with]! -
      columns.sum[pair.without]! / columns.n[pair.without]!,
  )
  const flip = harmSignFlip({ deltas: isBalanced ? deltas : [] })
  return {
    test: isBalanced ? 'sign_flip' : null,
    p: flip.pTwo,
    pLess: flip.pLess,
    pHarm: null,
    chanceNegative: flip.chanceNegative,
  }
}

/** The counted rewards of a cell one by one; null where a source prints only their mean. */
function singleRewards(table: CellTable, contrast: Contrast, cell: number): number[] | null {
  const columns = table.byPolicy[contrast.policy]
  const histogram = table.partialRewards.get(cell)
  if (histogram) return countedRewardList(histogram, contrast.policy)
  if (columns.nPartial[cell] !== 0) return null
  const passes = columns.nEq1[cell]!
  return Array.from({ length: columns.n[cell]! }, (_, i) => (i < passes ? 1 : 0))
}
