import type { CellChange } from '@/lib/cells/adjust-rewards'
import type { CellTable } from '@/lib/cells/cell-table'
import { armPlan, plannedTrials, type ArmPlan, type Plan } from '@/lib/cells/bound-missing'
import { countedReward } from '@/lib/domain/error-policy'

/** Planned trials and what became of them. */
export interface SlotCounts {
  /** As often as most tasks of an arm were run, for every task planned; of logs, for every task run. */
  readonly planned: number
  readonly trials: number
  /** Trials that count under the headline policy. */
  readonly usable: number
  /**
   * Planned trials that have one to be trusted: of each cell those that count, less suspects, and no more
   * than planned. A trial that was run again after an infrastructure error fills its place.
   */
  readonly filled: number
  /** Left out: the machinery broke, not the agent. */
  readonly infrastructure: number
  readonly missing: number
  /** Tasks that an arm which ran others never ran, where no source says that it was to. */
  readonly notRun: number
  /** Trials beyond what was planned. */
  readonly extra: number
}

/** One configuration under one condition, by their indices. */
export interface ArmSlots extends SlotCounts {
  readonly configuration: number
  readonly condition: number
  /** Trials that a task of this arm usually has; 0: it was never run. */
  readonly usual: number
  readonly plan: ArmPlan
}

export interface Slots {
  readonly total: SlotCounts
  /** Arms of all configurations and of conditions with trials. */
  readonly arms: readonly ArmSlots[]
  /** By task. */
  readonly tasks: readonly SlotCounts[]
}

type Sums = { -readonly [Key in keyof SlotCounts]: SlotCounts[Key] }

// Without spreads, here and in `slotsOf`: they run for every cell, and objects put together from others
// are slow to make and to add to.
const none = (): Sums => ({
  planned: 0,
  trials: 0,
  usable: 0,
  filled: 0,
  infrastructure: 0,
  missing: 0,
  notRun: 0,
  extra: 0,
})

function addTo(sums: Sums, counts: SlotCounts): void {
  sums.planned += counts.planned
  sums.trials += counts.trials
  sums.usable += counts.usable
  sums.filled += counts.filled
  sums.infrastructure += counts.infrastructure
  sums.missing += counts.missing
  sums.notRun += counts.notRun
  sums.extra += counts.extra
}

/** Suspects that count in their cell: what the machinery broke is not usable anyway. By cell. */
export type CountingSuspects = ReadonlyMap<number, number>

export function countingSuspects(
  table: CellTable,
  suspects: readonly CellChange[],
): CountingSuspects {
  const placesOf = (rows: readonly { readonly id: number }[]) =>
    new Map(rows.map(({ id }, at) => [id, at]))
  const tasks = placesOf(table.tasks)
  const configurations = placesOf(table.configurations)
  const conditions = placesOf(table.conditions)
  const counts = new Map<number, number>()
  for (const { taskId, configurationId, conditionId, status, reward, n } of suspects) {
    if (countedReward(status, reward, 'headline') === null) continue
    // They were counted from the trials of these cells.
    const cell = table.cellAt(
      tasks.get(taskId)!,
      configurations.get(configurationId)!,
      conditions.get(conditionId)!,
    )
    counts.set(cell, (counts.get(cell) ?? 0) - n)
  }
  return counts
}

/** What became of the trials that were planned for one task in one arm. */
export function slotsOf(
  table: CellTable,
  cell: number,
  plan: ArmPlan,
  suspects: CountingSuspects,
): SlotCounts {
  const { n, nExcluded } = table.byPolicy.headline
  const trials = cell < 0 ? 0 : table.nTrials[cell]!
  const planned = plannedTrials(plan, trials)
  return {
    planned,
    trials,
    usable: cell < 0 ? 0 : n[cell]!,
    filled: cell < 0 ? 0 : Math.min(planned, n[cell]! - (suspects.get(cell) ?? 0)),
    infrastructure: cell < 0 ? 0 : nExcluded[cell]!,
    missing: Math.max(0, planned - trials),
    notRun: plan.usual > 0 && planned === 0 ? 1 : 0,
    extra: planned === 0 ? 0 : Math.max(0, trials - planned),
  }
}

/**
 * Planned trials of every arm and task, and what became of them. The plan is not in the logs: each
 * arm counts as meant to run a task that it ran as often as it ran most of them. Where a source states
 * the plan, tasks that nothing was imported of are missing whole. An arm without any trial plans
 * nothing, and is told apart where most others ran its condition.
 */
export function countSlots(
  table: CellTable,
  { tasks: plannedTasks, isStated }: Plan,
  suspects: CountingSuspects,
): Slots {
  const shown = shownConditions(table)
  const tasks = table.tasks.map(none)
  const total = none()
  const unseen = Math.max(0, plannedTasks - table.tasks.length)
  const arms = table.configurations.flatMap((_, configuration) =>
    shown.map((condition): ArmSlots => {
      const plan = armPlan(table, configuration, condition, isStated)
      const { usual } = plan
      const sums = none()
      for (let task = 0; task < table.tasks.length; task++) {
        const counts = slotsOf(table, table.cellAt(task, configuration, condition), plan, suspects)
        addTo(sums, counts)
        addTo(tasks[task]!, counts)
      }
      sums.planned += unseen * usual
      sums.missing += unseen * usual
      addTo(total, sums)
      return { configuration, condition, usual, plan, ...sums }
    }),
  )
  return { total, arms: withoutUnmeant(table, arms), tasks }
}

/** An arm that was never run stands as missing where at least half of the configurations ran its condition. */
const MEANT = 0.5

function withoutUnmeant(table: CellTable, arms: readonly ArmSlots[]): ArmSlots[] {
  const nRun = new Map<number, number>()
  for (const { condition, usual } of arms)
    if (usual > 0) nRun.set(condition, (nRun.get(condition) ?? 0) + 1)
  const least = MEANT * table.configurations.length
  return arms.filter(({ condition, usual }) => usual > 0 || (nRun.get(condition) ?? 0) >= least)
}

/** Conditions that have trials; one that lost its last to a correction is kept in the database only. */
function shownConditions(table: CellTable): number[] {
  const seen = new Set<number>()
  for (let cell = 0; cell < table.length; cell++)
    if (table.nTrials[cell]! > 0) seen.add(table.condition[cell]!)
  return [...table.conditions.keys()].filter((index) => seen.has(index))
}
