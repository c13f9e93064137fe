import { familyErrorOfMean } from './gain-family'
import { gainInterval, type GainInterval } from './gain-interval'
import { tInterval, tTest } from './interval'
import { compareIds, DEFAULT_CONF, mean, sum } from './numeric-rules'

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
  readonly method: GainInterval['method'] | 'family_t'
  /** Where the interval rests on families of tasks: how many. */
  readonly nFamilies?: number
  readonly lo: number | null
  readonly hi: number | null
  readonly p: number | null
}

/**
 * Did the gain grow from one experiment to another? On the cells (task, configuration) that both
 * have, each task's mean in the second less that in the first (a difference of differences, so up to
 * ±2), and `gainInterval` over tasks, or t over families where two common tasks name one. Assumes that
 * these are a sample. No common cell: null.
 * Source: paired differences, as `gainPaired`.
 */
export function gainDifferenceOfExperiments(input: {
  readonly first: readonly GainCell[]
  readonly second: readonly GainCell[]
  readonly conf?: number
  readonly familyOf?: (task: string) => string | null
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
  const families = common.map(({ task }) => input.familyOf?.(task) ?? null)
  const over = intervalOfDifferences(deltas, families, input.conf)
  return {
    nTasks: common.length,
    nCells: sum(common.map(({ cells }) => cells)),
    onlyFirst: only(first.keys()),
    onlySecond: only(second.keys()),
    first: mean(common.map(({ before }) => before)),
    second: mean(common.map(({ after }) => after)),
    ...over,
  }
}

/** The mean of differences within ±2 with its interval; where few tasks differ the adjusted one stays. */
export function intervalOfDifferences(
  deltas: readonly number[],
  families: readonly (string | null)[],
  conf = DEFAULT_CONF,
): Pick<GainDifferenceOfExperiments, 'difference' | 'method' | 'lo' | 'hi' | 'p' | 'nFamilies'> {
  const { estimate, method, lo, hi, p } = gainInterval({ deltas, conf, span: 2 })
  const clustered = method === 't' ? familyErrorOfMean(deltas, families) : null
  if (!clustered) return { difference: estimate, method, lo, hi, p }
  const { nFamilies, df } = clustered
  const se = clustered.se === 0 ? null : clustered.se
  return {
    ...{ difference: estimate, method: 'family_t', nFamilies },
    ...{ ...tInterval(estimate, se, df, conf), p: tTest(estimate, se, df).p },
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
