import { mean } from '@/lib/stats/numeric-rules'
import type { GainCell } from '@/lib/stats/gain-difference-of-experiments'
import type { CellTable } from './cell-table'
import { pairedCells } from './compare-tasks'
import type { Contrast } from './contrast'
import type { MatchedConfiguration } from './match-configurations'

/** One experiment of two, as its cells answer. */
export interface ComparedCells {
  readonly table: CellTable
  readonly contrast: Contrast
}

/** Both rates of a task in one experiment, means over the cells that both experiments have. */
export interface CommonRates {
  readonly without: number
  readonly with: number
}

export interface CommonTask {
  /** Indices into the tasks of the tables. */
  readonly left: number
  readonly right: number
  readonly name: string
  readonly nConfigurations: number
  readonly leftRates: CommonRates
  readonly rightRates: CommonRates
}

const ratesOf = ({ table, contrast }: ComparedCells, task: number) => {
  const { n, sum } = table.byPolicy[contrast.policy]
  const rate = (cell: number) => sum[cell]! / n[cell]!
  return new Map(
    pairedCells(table, contrast, task).map((pair) => [
      pair.configuration,
      { without: rate(pair.without), with: rate(pair.with) },
    ]),
  )
}

const meanRates = (rates: readonly CommonRates[]): CommonRates => ({
  without: mean(rates.map(({ without }) => without))!,
  with: mean(rates.map((one) => one.with))!,
})

/** Tasks of the same name with counted trials in both arms of a matched configuration on either side. */
export function commonTasks(
  left: ComparedCells,
  right: ComparedCells,
  matched: readonly MatchedConfiguration[],
): CommonTask[] {
  const rightTasks = new Map(right.table.tasks.map(({ name }, index) => [name, index]))
  return left.table.tasks.flatMap(({ name }, task): CommonTask[] => {
    const other = rightTasks.get(name)
    if (other === undefined) return []
    const [before, after] = [ratesOf(left, task), ratesOf(right, other)]
    const both = matched.flatMap((pair) => {
      const [one, two] = [before.get(pair.left), after.get(pair.right)]
      return one && two ? [{ one, two }] : []
    })
    if (both.length === 0) return []
    return [
      {
        ...{ left: task, right: other, name, nConfigurations: both.length },
        leftRates: meanRates(both.map(({ one }) => one)),
        rightRates: meanRates(both.map(({ two }) => two)),
      },
    ]
  })
}

/**
 * The gains of one experiment's cells for the comparison with another: configurations are called by
 * their place in the list of matches, so that both experiments call them the same.
 */
export function gainCells(
  { table, contrast }: ComparedCells,
  matched: readonly MatchedConfiguration[],
  side: 'left' | 'right',
): GainCell[] {
  const places = new Map(matched.map((pair, place) => [pair[side], String(place)]))
  return table.tasks.flatMap(({ name }, task) =>
    [...ratesOf({ table, contrast }, task)].flatMap(([index, rates]) => {
      const configuration = places.get(index)
      return configuration === undefined
        ? []
        : [{ task: name, configuration, d: rates.with - rates.without }]
    }),
  )
}
