import { trapsImbensManski } from '@/lib/stats/traps-imbens-manski'
import type { CellTable } from './cell-table'
import type { Contrast } from './contrast'
import type { ExperimentFacts } from './experiment-cells'
import { remember } from './remember'

/** Trials that were planned but do not count, and what they could change at most (spec 12.3). */
export interface MissingTrials {
  readonly nPlanned: number
  /** Never run, or left out by the error policy. */
  readonly nMissing: number
  /** Whether a source says what was planned; else only tasks that every shown arm ran are counted. */
  readonly isPlanStated: boolean
  /** The gain if all missing ones were worst for it, and best; each task counts once. */
  readonly low: number | null
  readonly high: number | null
  /** The same with sampling error: 95 %, for other tasks like these. */
  readonly ciLow: number | null
  readonly ciHigh: number | null
  /** These two on one side of zero. */
  readonly isSignSure: boolean
}

/** How many trials were planned: for how many tasks, and whether a source says so. */
export interface Plan {
  readonly tasks: number
  /** False for logs: what they show was run, and nothing else is known to have been meant to run. */
  readonly isStated: boolean
}

/** What a source states, else the tasks that were seen. A published table states what it lacks. */
export const planOf = (
  { kind, plannedTasks }: Pick<ExperimentFacts, 'kind' | 'plannedTasks'>,
  table: CellTable,
): Plan => ({
  tasks: plannedTasks ?? table.tasks.length,
  isStated: plannedTasks !== null || kind === 'published',
})

/** How often one configuration was meant to run a task under one condition. */
export interface ArmPlan {
  /** As often as most of its tasks; the larger of ties; 0 where it never ran. */
  readonly usual: number
  /** Half of its tasks and more were run so often; else nothing says how often one was meant to. */
  readonly isRegular: boolean
  readonly isStated: boolean
}

export function armPlan(
  table: CellTable,
  configuration: number,
  condition: number,
  isStated: boolean,
): ArmPlan {
  const counts = new Map<number, number>()
  let nRun = 0
  for (let task = 0; task < table.tasks.length; task++) {
    const cell = table.cellAt(task, configuration, condition)
    const trials = valueAt(table.nTrials, cell)
    if (trials === 0) continue
    nRun += 1
    counts.set(trials, (counts.get(trials) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  if (!most) return { usual: 0, isRegular: false, isStated }
  return { usual: most[0], isRegular: 2 * most[1] >= nRun, isStated }
}

/**
 * Trials that were planned for one task of an arm that ran `trials` of it. Where no source states the plan
 * a task that was never run was not planned: jobs of other tasks lie beside each other in one experiment.
 */
export function plannedTrials({ usual, isRegular, isStated }: ArmPlan, trials: number): number {
  if (isStated) return usual
  if (trials === 0) return 0
  return isRegular ? usual : trials
}

/**
 * Bounds of the gain over everything that was planned: each planned task in both arms of every shown
 * configuration, as often as most of that arm's tasks were run. Tasks that nothing was imported of
 * are missing whole where a source states the plan; else those that every shown arm ran are bounded.
 */
export const boundMissing = (table: CellTable, contrast: Contrast, plan: Plan): MissingTrials =>
  remember(table, 'missing', [contrast, plan], () => findBounds(table, contrast, plan))

function findBounds(table: CellTable, contrast: Contrast, plan: Plan): MissingTrials {
  const { counts, lower, upper } = boundTasks(table, contrast, plan)
  const { lo, hi, ciLo, ciHi, signHolds } = trapsImbensManski({ lower, upper })
  const nMissing = counts.planned - counts.counted
  return {
    ...{ nPlanned: counts.planned, nMissing, isPlanStated: plan.isStated, low: lo, high: hi },
    ...{ ciLow: ciLo, ciHigh: ciHi, isSignSure: signHolds ?? false },
  }
}

/** The gain of each planned task if all that is missing were worst for it, and best. */
export function boundTasks(table: CellTable, contrast: Contrast, { tasks, isStated }: Plan) {
  const counts = { planned: 0, counted: 0 }
  const lower: number[] = []
  const upper: number[] = []
  const plan = (configuration: number, condition: number) =>
    armPlan(table, configuration, condition, isStated)
  const arms = contrast.configurations.map((configuration) => ({
    configuration,
    with: plan(configuration, contrast.with),
    without: plan(configuration, contrast.without),
  }))
  for (let task = 0; task < Math.max(tasks, table.tasks.length); task++) {
    if (!isStated && !isRunByAll(table, contrast, task)) continue
    const bounds = { n: 0, worst: 0, best: 0 }
    for (const arm of arms) addBounds(bounds, table, contrast, task, arm, counts)
    if (bounds.n === 0) continue
    lower.push(bounds.worst / bounds.n)
    upper.push(bounds.best / bounds.n)
  }
  return { counts, lower, upper }
}

/** Whether both arms of every shown configuration ran a task at least once, broken or not. */
const isRunByAll = (table: CellTable, { configurations, ...sides }: Contrast, task: number) =>
  configurations.every((configuration) =>
    [sides.with, sides.without].every(
      (condition) => valueAt(table.nTrials, table.cellAt(task, configuration, condition)) > 0,
    ),
  )

/** What a column has of a cell; nothing was run where there is none. */
const valueAt = (column: ArrayLike<number>, cell: number) => (cell < 0 ? 0 : column[cell]!)

interface PlannedArms {
  readonly configuration: number
  readonly with: ArmPlan
  readonly without: ArmPlan
}

/** Adds the worst and best difference of one task in one configuration; nothing where an arm was never run. */
// No list on the way: this runs for every task and configuration.
function addBounds(
  bounds: { n: number; worst: number; best: number },
  table: CellTable,
  contrast: Contrast,
  task: number,
  { configuration, ...plans }: PlannedArms,
  counts: { planned: number; counted: number },
): void {
  const { n, sum } = table.byPolicy[contrast.policy]
  const isKnown = task < table.tasks.length
  const arm = (side: 'with' | 'without') => {
    const cell = isKnown ? table.cellAt(task, configuration, contrast[side]) : -1
    const counted = valueAt(n, cell)
    const planned = Math.max(plannedTrials(plans[side], valueAt(table.nTrials, cell)), counted)
    counts.planned += planned
    counts.counted += counted
    return { planned, passes: valueAt(sum, cell), missing: planned - counted }
  }
  const [after, before] = [arm('with'), arm('without')]
  if (after.planned === 0 || before.planned === 0) return
  bounds.n += 1
  bounds.worst += after.passes / after.planned - (before.passes + before.missing) / before.planned
  bounds.best += (after.passes + after.missing) / after.planned - before.passes / before.planned
}
