import { gainInterval, type GainInterval } from './gain-interval'
import { compareIds, mean, sum } from './numeric-rules'

/** Gain (with − without) of one task in one configuration. */
export interface GainCell {
  readonly task: string
  readonly configuration: string
  readonly d: number
}

export interface GainDifferenceOfExperiments {
  readonly nTasks: number
  readonly nCells: number
  /** Tasks without a cell that the other experiment has too, sorted. */
  readonly onlyFirst: readonly string[]
  readonly onlySecond: readonly string[]
  readonly first: number | null
  readonly second: number | null
  /** Second − first. */
  readonly difference: number | null
  readonly method: GainInterval['method']
  readonly lo: number | null
  readonly hi: number | null
  readonly p: number | null
}

/**
 * Did the gain grow from one experiment to another? On the cells (task, configuration) that both
 * have, each task's mean in the second less that in the first (a difference of differences, so up to
 * ±2), and `gainInterval` over tasks. Assumes that tasks are a sample. No common cell: null.
 * Source: paired differences, as `gainPaired`.
 */
export function gainDifferenceOfExperiments(input: {
  readonly first: readonly GainCell[]
  readonly second: readonly GainCell[]
  readonly conf?: number
}): GainDifferenceOfExperiments {
  const first = byTask(input.first)
  const second = byTask(input.second)
  const common = [...first].flatMap(([task, cells]) => {
    const others = second.get(task)
    const both = [...cells].filter(([configuration]) => others?.has(configuration))
    if (both.length === 0) return []
    const before = sum(both.map(([, d]) => d)) / both.length
    const after = sum(both.map(([configuration]) => others!.get(configuration)!)) / both.length
    return [{ task, before, after, cells: both.length }]
  })
  const shared = new Set(common.map(({ task }) => task))
  const only = (tasks: Iterable<string>) =>
    [...tasks].filter((task) => !shared.has(task)).sort(compareIds)
  const deltas = common.map(({ before, after }) => after - before)
  const { method, estimate, lo, hi, p } = gainInterval({ deltas, conf: input.conf, span: 2 })
  return {
    nTasks: common.length,
    nCells: sum(common.map(({ cells }) => cells)),
    onlyFirst: only(first.keys()),
    onlySecond: only(second.keys()),
    first: mean(common.map(({ before }) => before)),
    second: mean(common.map(({ after }) => after)),
    difference: estimate,
    ...{ method, lo, hi, p },
  }
}

function byTask(cells: readonly GainCell[]): Map<string, Map<string, number>> {
  const tasks = new Map<string, Map<string, number>>()
  for (const { task, configuration, d } of cells) {
    const configurations = tasks.get(task) ?? new Map<string, number>()
    tasks.set(task, configurations.set(configuration, d))
  }
  return tasks
}
