import { BEHAVIORS, type Behavior } from '@/lib/domain/behavior'
import { familyErrorOfMean } from '@/lib/stats/gain-family'
import { gainInterval } from '@/lib/stats/gain-interval'
import { gainPaired } from '@/lib/stats/gain-paired'
import { intervalOf } from '@/lib/stats/interval'
import { DEFAULT_CONF } from '@/lib/stats/numeric-rules'
import { rateOverTasks } from '@/lib/stats/rate-over-tasks'
import { rateWilson } from '@/lib/stats/rate-wilson'
import { errorOf, foundOfNamedTasks } from './show-gain'
import { DOSES, type CellTally, type Passes } from './behavior-tally'

/** Trials of one condition that show a behaviour. */
export interface ArmBehavior {
  /** Mean over tasks of the share of trials that show it, and its interval over tasks. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
  /** Mean over tasks of how often a trial shows it. */
  readonly meanCount: number | null
  readonly nTasks: number
  readonly nTrials: number
  /** Trials that show it. */
  readonly nWith: number
}

/** A mean over tasks of differences within a task. */
export interface TaskDifference {
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly nTasks: number
  /** Where the interval rests on families of tasks: how many. */
  readonly nFamilies?: number
}

export interface DoseRate extends Passes {
  readonly dose: (typeof DOSES)[number]
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface BehaviorRow {
  readonly behavior: Behavior
  /** One a condition, in the order asked for. */
  readonly arms: readonly ArmBehavior[]
  /** Share of trials in the second condition minus the first, on tasks that both have. */
  readonly shareDifference: TaskDifference | null
  readonly countDifference: TaskDifference | null
  readonly doses: readonly DoseRate[]
  /** Pass rate of trials that show it minus those that do not, within a task and an arm of it. */
  readonly withinTasks: TaskDifference
}

/** Family of a task, by the id of the task. */
type FamilyOf = (taskId: number) => string | null

/** Differences of tasks, each with the family of its task. */
interface TaskDeltas {
  readonly deltas: readonly number[]
  readonly families: readonly (string | null)[]
}

const deltasOf = (byTask: ReadonlyMap<number, number>, familyOf: FamilyOf): TaskDeltas => ({
  deltas: [...byTask.values()],
  families: [...byTask.keys()].map(familyOf),
})

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

/** Counts have no largest difference: t over tasks. */
function countDifferenceOver({ deltas, families }: TaskDeltas): TaskDifference {
  const clustered = familyErrorOfMean(deltas, families)
  if (clustered) {
    const { nFamilies, se, df } = clustered
    const estimate = mean(deltas)
    const { lo: low, hi: high } = intervalOf({ estimate, se: se || null, df }, DEFAULT_CONF)
    return { estimate, low, high, nTasks: deltas.length, nFamilies }
  }
  const pairs = deltas.map((delta, at) => ({ task: String(at), with: [delta], without: [0] }))
  const { delta: estimate, lo: low, hi: high } = gainPaired({ pairs })
  return { estimate, low, high, nTasks: deltas.length }
}

/** Of rates, which lie within ±1. */
function differenceOver({ deltas, families }: TaskDeltas): TaskDifference {
  const found = foundOfNamedTasks(gainInterval({ deltas }), deltas, families)
  const { lo: low, hi: high } = intervalOf(errorOf(found), DEFAULT_CONF)
  const { estimate, nFamilies } = found
  const rests = nFamilies === undefined ? {} : { nFamilies }
  return { estimate, low, high, nTasks: deltas.length, ...rests }
}

/** Values by task; several cells of a task (configurations) give their mean. */
function meanByTask(
  cells: readonly CellTally[],
  value: (cell: CellTally) => number | null,
): Map<number, number> {
  const values = new Map<number, number[]>()
  for (const cell of cells) {
    const one = value(cell)
    if (one !== null) values.set(cell.taskId, [...(values.get(cell.taskId) ?? []), one])
  }
  return new Map([...values].map(([task, all]) => [task, mean(all)]))
}

function armOf(cells: readonly CellTally[], behavior: Behavior): ArmBehavior {
  const of = (cell: CellTally) => cell.behaviors.get(behavior)!
  const shares = [...meanByTask(cells, (cell) => of(cell).nWith / cell.n).values()]
  const counts = [...meanByTask(cells, (cell) => of(cell).sum / cell.n).values()]
  const { p: share, lo: low, hi: high } = rateOverTasks(shares)
  return {
    ...{ share, low, high, nTasks: shares.length },
    meanCount: counts.length === 0 ? null : mean(counts),
    nTrials: cells.reduce((sum, { n }) => sum + n, 0),
    nWith: cells.reduce((sum, cell) => sum + of(cell).nWith, 0),
  }
}

/** Differences of one task in one configuration, then their mean by task. */
function pairedDeltas(
  [first, second]: readonly [readonly CellTally[], readonly CellTally[]],
  value: (cell: CellTally) => number,
): Map<number, number> {
  const keyOf = ({ taskId, configurationId }: CellTally) => `${taskId} ${configurationId}`
  const before = new Map(first.map((cell) => [keyOf(cell), cell]))
  return meanByTask(second, (cell) => {
    const other = before.get(keyOf(cell))
    return other ? value(cell) - value(other) : null
  })
}

function dosesOf(cells: readonly CellTally[], behavior: Behavior): DoseRate[] {
  return DOSES.map((dose, at) => {
    const sums = cells.map((cell) => cell.behaviors.get(behavior)!.doses[at]!)
    const n = sums.reduce((sum, one) => sum + one.n, 0)
    const passed = sums.reduce((sum, one) => sum + one.passed, 0)
    const { p: rate, lo: low, hi: high } = rateWilson({ x: passed, n })
    return { dose, n, passed, rate, low, high }
  })
}

/** Whether trials that show it pass oftener than others of the same task and arm. */
function withinTasks(cells: readonly CellTally[], behavior: Behavior): Map<number, number> {
  return meanByTask(cells, (cell) => {
    const [none, ...some] = cell.behaviors.get(behavior)!.doses
    const n = some.reduce((sum, one) => sum + one.n, 0)
    const passed = some.reduce((sum, one) => sum + one.passed, 0)
    return n === 0 || none!.n === 0 ? null : passed / n - none!.passed / none!.n
  })
}

/** Every behaviour by condition; `arms` holds the cells of one condition or of two. */
export function compareBehaviors(
  arms: readonly (readonly CellTally[])[],
  familyOf: FamilyOf,
): BehaviorRow[] {
  const all = arms.flat()
  const named = (byTask: ReadonlyMap<number, number>) => deltasOf(byTask, familyOf)
  return BEHAVIORS.map((behavior): BehaviorRow => {
    const [first, second] = arms
    const pair = first && second ? ([first, second] as const) : null
    const of = (cell: CellTally) => cell.behaviors.get(behavior)!
    return {
      behavior,
      arms: arms.map((cells) => armOf(cells, behavior)),
      shareDifference:
        pair && differenceOver(named(pairedDeltas(pair, (cell) => of(cell).nWith / cell.n))),
      countDifference:
        pair && countDifferenceOver(named(pairedDeltas(pair, (cell) => of(cell).sum / cell.n))),
      doses: dosesOf(all, behavior),
      withinTasks: differenceOver(named(withinTasks(all, behavior))),
    }
  })
}
