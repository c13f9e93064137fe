import { countedRewardList } from '@/lib/domain/error-policy'
import type { HarmLabel } from '@/lib/domain/gain'
import { chooseTaskTest, type ArmCell, type TaskTestResult } from '@/lib/stats/choose-task-test'
import { fdrBh } from '@/lib/stats/fdr-bh'
import { harmLabel } from '@/lib/stats/harm-label'
import { areEqual, mean, signOf } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import type { Contrast } from './contrast'
import { mapping, runInParts } from './run-in-parts'
import { isRemembered, remember } from './remember'

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
  readonly test: TaskTestResult['test']
  /** Why no test applies; null where one does. */
  readonly reason: TaskTestResult['reason']
  readonly p: number | null
  readonly pLess: number | null
  readonly pMore: number | null
  /** p corrected for having looked at every task. */
  readonly q: number | null
  readonly pHarm: number | null
  readonly label: HarmLabel
  /** P(worse) when skills do nothing. */
  readonly chanceNegative: number | null
}

type Tested = Pick<TaskComparison, keyof TaskTestResult>
/** What a task measures, before any test. */
export type TaskMeasure = Omit<TaskComparison, keyof Tested | 'q' | 'label'>

const questionOf = ({ without, with: with_, policy, configurations }: Contrast) => [
  ...[without, with_, policy],
  configurations,
]

/** All tasks of a table under a contrast, in the order of its tasks; computed once a table. */
export const compareTasks = (table: CellTable, contrast: Contrast): readonly TaskComparison[] =>
  remember(table, 'tasks', questionOf(contrast), () =>
    labelTasks(measureTasks(table, contrast).map((task) => withTest(table, contrast, task))),
  )

/** Does the work of `compareTasks` in stretches, so that other requests are answered meanwhile. */
export async function prepareTasks(table: CellTable, contrast: Contrast): Promise<void> {
  const question = questionOf(contrast)
  if (isRemembered(table, 'tasks', question)) return
  const indices = [...table.tasks.keys()]
  const measured = await runInParts(mapping(indices, (task) => measureTask(table, contrast, task)))
  remember(table, 'measured tasks', question, () => measured)
  const tested = await runInParts(mapping(measured, (task) => withTest(table, contrast, task)))
  remember(table, 'tasks', question, () => labelTasks(tested))
}

const withTest = (table: CellTable, contrast: Contrast, task: TaskMeasure) => ({
  ...task,
  ...testTask(table, contrast, task.task),
})

/** Means and counts of all tasks under a contrast, without tests; computed once a table. */
export const measureTasks = (table: CellTable, contrast: Contrast): readonly TaskMeasure[] =>
  remember(table, 'measured tasks', questionOf(contrast), () =>
    table.tasks.map((_, task) => measureTask(table, contrast, task)),
  )

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

const testTask = (table: CellTable, contrast: Contrast, task: number): Tested =>
  chooseTaskTest({
    strata: pairedCells(table, contrast, task).map((pair) => ({
      with: armCell(table, contrast, pair.with),
      without: armCell(table, contrast, pair.without),
    })),
  })

export function armCell(table: CellTable, contrast: Contrast, cell: number): ArmCell {
  const columns = table.byPolicy[contrast.policy]
  const nPartial = columns.nPartial[cell]!
  const histogram = table.partialRewards.get(cell)
  return {
    n: columns.n[cell]!,
    sum: columns.sum[cell]!,
    nEq1: columns.nEq1[cell]!,
    nPartial: nPartial < 0 ? null : nPartial,
    rewards: histogram ? countedRewardList(histogram, contrast.policy) : null,
  }
}
