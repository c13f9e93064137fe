import { countedRewardList } from '@/lib/domain/error-policy'
import type { TaskLabel } from '@/lib/domain/gain'
import { finish, mapping, type Parts } from '@/lib/domain/parts'
import { chooseTaskTest, type ArmCell, type TaskTestResult } from '@/lib/stats/pick-task-method'
import { fdrDiscrete } from '@/lib/stats/fdr-discrete'
import { areEqual, compareIds, signOf } from '@/lib/stats/numeric-rules'
import { taskLabel } from '@/lib/stats/task-label'
import type { CellTable } from './cell-table'
import type { Contrast } from './contrast'
import { isRemembered, remember } from './remember'
import { samePolicy } from './same-policy'

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
  /** No outcome could have reached the corrected level: q is 1, and says nothing of the task. */
  readonly isSetAside: boolean
  readonly pHarm: number | null
  /** Least p that so many trials can give (or a bound of it), and that these passes could have. */
  readonly leastP: number | null
  readonly attainableP: number | null
  readonly finding: TaskLabel
  /** P(worse) when skills do nothing. */
  readonly chanceNegative: number | null
  /** Random draws behind p; null where it is exact. */
  readonly draws: number | null
}

type Tested = Pick<TaskComparison, keyof TaskTestResult>
/** What a task measures, before any test. */
export type TaskMeasure = Omit<TaskComparison, keyof Tested | 'q' | 'isSetAside' | 'finding'>

const questionOf = (
  table: CellTable,
  { without, with: with_, policy, configurations }: Contrast,
) => [...[without, with_, samePolicy(table, policy)], configurations]

/** All tasks of a table under a contrast, in the order of its tasks; computed once a table. */
export const compareTasks = (table: CellTable, contrast: Contrast): readonly TaskComparison[] =>
  remember(table, 'tasks', questionOf(table, contrast), () =>
    finish(
      labelTasks(
        measureTasks(table, contrast),
        measureTasks(table, contrast).map(tester(table, contrast)),
      ),
    ),
  )

/** The work of `compareTasks`, a task a part; nothing is left of it where it was done before. */
export function* compareTasksInParts(table: CellTable, contrast: Contrast): Parts<void> {
  const question = questionOf(table, contrast)
  if (isRemembered(table, 'tasks', question)) return
  yield* measureTasksInParts(table, contrast)
  const measured = measureTasks(table, contrast)
  const tested = yield* mapping(measured, tester(table, contrast))
  const labelled = yield* labelTasks(measured, tested)
  remember(table, 'tasks', question, () => labelled)
}

/** The work of `measureTasks`, a task a part. */
export function* measureTasksInParts(table: CellTable, contrast: Contrast): Parts<void> {
  const question = questionOf(table, contrast)
  if (isRemembered(table, 'measured tasks', question)) return
  const indices = [...table.tasks.keys()]
  const measured = yield* mapping(indices, (task) => measureTask(table, contrast, task))
  remember(table, 'measured tasks', question, () => measured)
}

/** The test of a task; strata stand by configuration id, which seeded draws depend on. */
function tester(table: CellTable, contrast: Contrast) {
  const keyOf = (configuration: number) => table.configurations[configuration]!.key
  const configurations = contrast.configurations.toSorted((a, b) => compareIds(keyOf(a), keyOf(b)))
  const inOrder = { ...contrast, configurations }
  return ({ task }: TaskMeasure): Tested => testTask(table, inOrder, task)
}

/** Means and counts of all tasks under a contrast, without tests; computed once a table. */
export const measureTasks = (table: CellTable, contrast: Contrast): readonly TaskMeasure[] =>
  remember(table, 'measured tasks', questionOf(table, contrast), () =>
    table.tasks.map((_, task) => measureTask(table, contrast, task)),
  )

/** Corrects for all tasks of a comparison; those that can reach no certainty are set aside first. */
export const correctTasks = (tasks: readonly Pick<TaskComparison, 'p' | 'attainableP'>[]) =>
  fdrDiscrete({
    p: tasks.map(({ p }) => p),
    least: tasks.map(({ attainableP }) => attainableP),
  })

/** The family of tests is the comparison, whatever rows a page shows. */
function* labelTasks(
  tasks: readonly TaskMeasure[],
  tests: readonly Tested[],
): Parts<readonly TaskComparison[]> {
  const corrected = correctTasks(tests)
  yield
  return yield* mapping(tasks, (task, index) => {
    const test = tests[index]!
    const { delta, nWith: n1, nWithout: n0 } = task
    const { p, pLess, pMore: pGreater, pHarm, leastP } = test
    const q = corrected.q[index]!
    const isSetAside = corrected.isSetAside[index]!
    const { label } = taskLabel({ delta, p, q, pLess, pGreater, pHarm, leastP, n1, n0 })
    return joined(task, test, { q, isSetAside, finding: label })
  })
}

// Field by field: spreading so many of them takes ten times as long, and there may be 10,000 tasks.
const joined = (
  task: TaskMeasure,
  test: Tested,
  { q, isSetAside, finding }: Pick<TaskComparison, 'q' | 'isSetAside' | 'finding'>,
): TaskComparison => ({
  task: task.task,
  nConfigurations: task.nConfigurations,
  isCommon: task.isCommon,
  without: task.without,
  with: task.with,
  delta: task.delta,
  nWithout: task.nWithout,
  nWith: task.nWith,
  nUp: task.nUp,
  nDown: task.nDown,
  nTie: task.nTie,
  test: test.test,
  reason: test.reason,
  p: test.p,
  pLess: test.pLess,
  pMore: test.pMore,
  q,
  isSetAside,
  pHarm: test.pHarm,
  leastP: test.leastP,
  attainableP: test.attainableP,
  finding,
  chanceNegative: test.chanceNegative,
  draws: test.draws,
})

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

/** Means and counts of one task. */
// One loop over the columns and no list on the way: this runs for every task under every policy.
export function measureTask(table: CellTable, contrast: Contrast, task: number): TaskMeasure {
  const { n, sum } = table.byPolicy[contrast.policy]
  const total = { with: 0, without: 0, delta: 0, nWith: 0, nWithout: 0, nUp: 0, nDown: 0 }
  let pairs = 0
  for (const configuration of contrast.configurations) {
    const after = table.cellAt(task, configuration, contrast.with)
    const before = table.cellAt(task, configuration, contrast.without)
    if (after < 0 || before < 0 || n[after] === 0 || n[before] === 0) continue
    pairs += 1
    const [rateAfter, rateBefore] = [sum[after]! / n[after]!, sum[before]! / n[before]!]
    total.with += rateAfter
    total.without += rateBefore
    total.delta += rateAfter - rateBefore
    total.nWith += n[after]!
    total.nWithout += n[before]!
    const sign = signOf(rateAfter - rateBefore)
    if (sign > 0) total.nUp += 1
    if (sign < 0) total.nDown += 1
  }
  const mean = (of: number) => (pairs === 0 ? null : of / pairs)
  const delta = mean(total.delta)
  return {
    task,
    nConfigurations: pairs,
    isCommon: pairs > 0 && pairs === contrast.configurations.length,
    without: mean(total.without),
    with: mean(total.with),
    // What is equal but for the last bits is a tie, everywhere.
    delta: delta !== null && areEqual(delta, 0) ? 0 : delta,
    nWithout: total.nWithout,
    nWith: total.nWith,
    nUp: total.nUp,
    nDown: total.nDown,
    nTie: pairs - total.nUp - total.nDown,
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
