import type { ErrorPolicy } from '@/lib/domain/error-policy'
import { rateOverTasks } from '@/lib/stats/rate-over-tasks'
import type { CellTable } from './cell-table'

/** What became of a task in an arm: every counted trial passed, some did, none did, or none counts. */
export type TaskOutcome = 'passed' | 'some' | 'never' | 'uncounted'

export interface ArmRate {
  readonly configuration: number
  readonly condition: number
  /** Tasks with trials in this arm, by their place in the table. */
  readonly tasks: readonly number[]
  readonly nTrials: number
  /** Of them those that count under the error policy. */
  readonly nCounted: number
  /** Mean over its tasks with counted trials, and the interval for other tasks. */
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly nCountedTasks: number
  readonly outcomes: ReadonlyMap<number, TaskOutcome>
}

/** Every arm by itself, the highest rate first: what can be said where nothing is compared. */
export function armRates(table: CellTable, policy: ErrorPolicy): ArmRate[] {
  const { n, sum, nEq1 } = table.byPolicy[policy]
  const cells = new Map<string, number[]>()
  for (let cell = 0; cell < table.length; cell++) {
    if (table.nTrials[cell] === 0) continue
    const key = `${table.configuration[cell]} ${table.condition[cell]}`
    cells.set(key, [...(cells.get(key) ?? []), cell])
  }
  const outcomeOf = (cell: number): TaskOutcome =>
    n[cell] === 0
      ? 'uncounted'
      : nEq1[cell] === n[cell]
        ? 'passed'
        : sum[cell]! > 0
          ? 'some'
          : 'never'
  return [...cells.values()]
    .map((own): ArmRate => {
      const counted = own.filter((cell) => n[cell]! > 0)
      const { p, lo, hi } = rateOverTasks(counted.map((cell) => sum[cell]! / n[cell]!))
      return {
        configuration: table.configuration[own[0]!]!,
        condition: table.condition[own[0]!]!,
        tasks: own.map((cell) => table.task[cell]!).sort((a, b) => a - b),
        nTrials: own.reduce((total, cell) => total + table.nTrials[cell]!, 0),
        nCounted: own.reduce((total, cell) => total + n[cell]!, 0),
        ...{ rate: p, low: lo, high: hi, nCountedTasks: counted.length },
        outcomes: new Map(own.map((cell) => [table.task[cell]!, outcomeOf(cell)])),
      }
    })
    .sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || a.configuration - b.configuration)
}

/** Arms that ran the very same tasks, which may be ranked; the others stand alone. */
export function groupByTasks(arms: readonly ArmRate[]) {
  const groups = new Map<string, ArmRate[]>()
  for (const arm of arms) {
    const key = arm.tasks.join(' ')
    groups.set(key, [...(groups.get(key) ?? []), arm])
  }
  const all = [...groups.values()]
  return {
    rankable: all.filter((group) => group.length > 1).sort((a, b) => b.length - a.length),
    alone: all.filter((group) => group.length === 1).flat(),
  }
}
