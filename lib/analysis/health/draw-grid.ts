import type { Db } from '@/db/open-database'
import type { CellChange } from '@/lib/cells/adjust-rewards'
import type { CellTable } from '@/lib/cells/cell-table'
import { slotsOf, type CountingSuspects, type Slots } from '@/lib/cells/health/count-slots'
import type { ConditionKind } from '@/lib/domain/condition'
import {
  MANY_GRID_ARMS,
  MOST_GRID_ROWS,
  MOST_GRID_SLOTS,
  type SlotState,
} from '@/lib/domain/health'
import type { TrialStatus } from '@/lib/domain/trial-status'

/** What became of the trials of one slot: how many of each state, and how many are beyond the plan. */
export interface SlotCell {
  readonly states: Readonly<Partial<Record<SlotState, number>>>
  readonly extra: number
}

interface Usable {
  /** Planned trials that have one to be trusted: never more than planned. */
  readonly usable: number
  readonly planned: number
}

export interface GridArm extends Usable {
  readonly configuration: {
    readonly key: string
    readonly model: string | null
    readonly harness: string | null
    readonly effort: string | null
  }
  readonly condition: { readonly key: string; readonly label: string; readonly kind: ConditionKind }
  /** Trials that a task usually has here; 0: never run. */
  readonly usual: number
}

export interface GridRow extends Usable {
  readonly task: string
  readonly domain: string | null
  /** One for each arm. */
  readonly cells: readonly SlotCell[]
}

export interface GridDomain extends Usable {
  readonly domain: string | null
  readonly nTasks: number
  readonly arms: readonly Usable[]
}

export interface HealthGrid {
  readonly arms: readonly GridArm[]
  /** All tasks, or of many those with the most that is not usable. */
  readonly rows: readonly GridRow[]
  /** Arms that never ran and are not drawn: of many arms they would be most of the picture. */
  readonly nNeverRun: number
  /** Tasks that rows were chosen from. */
  readonly nTasks: number
  /** Where not all tasks are drawn: the same by domain. */
  readonly domains: readonly GridDomain[] | null
}

/** Trials of one cell that do not count any more. */
export interface ExcludedCell {
  readonly taskId: number
  readonly configurationId: number
  readonly conditionId: number
  readonly n: number
}

interface Drawn {
  readonly slots: Slots
  readonly suspects: readonly CellChange[]
  readonly counting: CountingSuspects
  readonly excluded: readonly ExcludedCell[]
  /** Only tasks of this domain; the empty one is none. */
  readonly domain: string | null
}

const placeOf = (...ids: readonly number[]) => ids.join(' ')

// How many trials of each status: the histogram without its rewards.
const STATUSES = `
  SELECT c.task_id, c.configuration_id, c.condition_id, s.key AS status, total(b.value->>1) AS n
  FROM cell c, json_each(c.rewards) s, json_each(s.value) b
  WHERE c.experiment_id = ? AND c.task_id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3, 4`

/** Trials by status of the cells of some tasks. */
async function readStatuses(db: Db, experimentId: number, taskIds: readonly number[]) {
  const { rows } = await db.$client.execute(STATUSES, [experimentId, JSON.stringify(taskIds)])
  const byCell = new Map<string, Map<TrialStatus, number>>()
  for (const row of rows) {
    const place = placeOf(
      Number(row.task_id),
      Number(row.configuration_id),
      Number(row.condition_id),
    )
    const own = byCell.get(place) ?? new Map<TrialStatus, number>()
    // Keys of a histogram are statuses.
    byCell.set(place, own.set(String(row.status) as TrialStatus, Number(row.n)))
  }
  return byCell
}

const add = <Key>(map: Map<Key, number>, key: Key, n: number) =>
  map.set(key, (map.get(key) ?? 0) + n)

/** The states of one slot: what is doubtful is taken from its status. */
function statesOf(
  statuses: ReadonlyMap<TrialStatus, number>,
  suspects: readonly CellChange[],
  more: { readonly missing: number; readonly excluded: number },
): SlotCell['states'] {
  const states = new Map<SlotState, number>()
  for (const [status, n] of statuses) add(states, status === 'ok' ? 'usable' : status, n)
  for (const { status, n } of suspects) {
    add(states, status === 'ok' ? 'usable' : status, n)
    add(states, 'suspect', -n)
  }
  add(states, 'excluded', more.excluded)
  // An excluded trial was run: its slot is not missing.
  add(states, 'missing', Math.max(0, more.missing - more.excluded))
  return Object.fromEntries([...states].filter(([, n]) => n > 0))
}

/** Tasks to draw: all of few, else those that lack the most, in the order of the table. */
function chooseTasks(table: CellTable, { slots, domain }: Drawn, nArms: number) {
  const most = Math.min(MOST_GRID_ROWS, Math.max(1, Math.floor(MOST_GRID_SLOTS / nArms)))
  const within = [...table.tasks.keys()].filter(
    (task) => domain === null || (table.tasks[task]!.domain ?? '') === domain,
  )
  const lack = (task: number) => slots.tasks[task]!.planned - slots.tasks[task]!.filled
  const chosen = within.toSorted((a, b) => lack(b) - lack(a) || a - b).slice(0, most)
  return { chosen: chosen.sort((a, b) => a - b), nTasks: within.length }
}

function sumDomains(table: CellTable, { counting }: Drawn, drawnArms: Slots['arms']): GridDomain[] {
  const byDomain = new Map<string | null, number[]>()
  table.tasks.forEach(({ domain }, task) =>
    byDomain.set(domain, [...(byDomain.get(domain) ?? []), task]),
  )
  const sums = [...byDomain].map(([domain, tasks]) => {
    const arms = drawnArms.map(({ configuration, condition, plan }) =>
      tasks.reduce(
        (sum, task) => {
          const cell = table.cellAt(task, configuration, condition)
          const { filled, planned } = slotsOf(table, cell, plan, counting)
          return { usable: sum.usable + filled, planned: sum.planned + planned }
        },
        { usable: 0, planned: 0 },
      ),
    )
    const add = (key: keyof Usable) => arms.reduce((sum, arm) => sum + arm[key], 0)
    return { domain, nTasks: tasks.length, usable: add('usable'), planned: add('planned'), arms }
  })
  return sums.sort((a, b) => ((a.domain ?? '~') < (b.domain ?? '~') ? -1 : 1))
}

/** What became of every planned trial, a task a row and an arm a column. */
export async function drawGrid(
  db: Db,
  experimentId: number,
  table: CellTable,
  drawn: Drawn,
): Promise<HealthGrid> {
  const { slots, suspects, counting, excluded } = drawn
  const arms = slots.arms.filter(({ usual }) => usual > 0 || slots.arms.length < MANY_GRID_ARMS)
  const { chosen, nTasks } = chooseTasks(table, drawn, arms.length)
  const ids = chosen.map((task) => table.tasks[task]!.id)
  const statuses = await readStatuses(db, experimentId, ids)
  const suspectsAt = new Map<string, CellChange[]>()
  for (const one of suspects) {
    const place = placeOf(one.taskId, one.configurationId, one.conditionId)
    suspectsAt.set(place, [...(suspectsAt.get(place) ?? []), one])
  }
  const excludedAt = new Map(
    excluded.map((one) => [placeOf(one.taskId, one.configurationId, one.conditionId), one.n]),
  )
  const rows = chosen.map((task): GridRow => {
    const { id, name, domain } = table.tasks[task]!
    const cells = arms.map(({ configuration, condition, plan }): SlotCell => {
      const at = table.cellAt(task, configuration, condition)
      const counts = slotsOf(table, at, plan, counting)
      const place = placeOf(
        id,
        table.configurations[configuration]!.id,
        table.conditions[condition]!.id,
      )
      const more = { missing: counts.missing, excluded: excludedAt.get(place) ?? 0 }
      return {
        states: statesOf(statuses.get(place) ?? new Map(), suspectsAt.get(place) ?? [], more),
        extra: counts.extra,
      }
    })
    const { filled, planned } = slots.tasks[task]!
    return { task: name, domain, usable: filled, planned, cells }
  })
  return {
    arms: arms.map(({ configuration, condition, usual, filled, planned }) => {
      const { key, model, harness, effort } = table.configurations[configuration]!
      const { key: name, label, kind } = table.conditions[condition]!
      const arm = { key, model, harness, effort }
      return {
        ...{ configuration: arm, condition: { key: name, label, kind }, usual },
        ...{ usable: filled, planned },
      }
    }),
    ...{ rows, nTasks, nNeverRun: slots.arms.length - arms.length },
    domains: nTasks > rows.length ? sumDomains(table, drawn, arms) : null,
  }
}
