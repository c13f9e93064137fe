import type { ConditionKind } from '@/lib/domain/condition'
import {
  countRewards,
  ERROR_POLICIES,
  type CountedRewards,
  type ErrorPolicy,
  type RewardHistogram,
} from '@/lib/domain/error-policy'

export interface TableTask {
  readonly id: number
  readonly name: string
  readonly domain: string | null
  readonly domainSource: 'given' | 'mapped' | null
  readonly category: string | null
  readonly difficulty: string | null
  readonly family: string | null
  readonly variant: string | null
  readonly split: string | null
  readonly skillCount: number | null
  readonly skillTokens: number | null
  readonly skillFiles: number | null
  readonly skillScripts: number | null
}

export interface TableConfiguration {
  readonly id: number
  readonly key: string
  readonly harness: string | null
  readonly model: string | null
  readonly effort: string | null
}

export interface TableCondition {
  readonly id: number
  readonly key: string
  readonly kind: ConditionKind
  readonly label: string
  readonly round: number | null
}

/** One row as the database has it: indices into the lists of the table, then its counts. */
export interface CellRow {
  readonly task: number
  readonly configuration: number
  readonly condition: number
  readonly nTrials: number
  readonly nInferred: number
  readonly rewards: RewardHistogram | null
  readonly meanReward: number | null
  readonly nGt0: number | null
  readonly nEq1: number | null
}

/** Counted rewards of all cells under one policy, by cell. */
export interface PolicyColumns {
  readonly n: Int32Array
  readonly sum: Float64Array
  /** NaN where a source prints only a mean of partial rewards. Never shown. */
  readonly sumSq: Float64Array
  readonly nEq1: Int32Array
  /** Counted rewards that are neither 0 nor 1; -1 where a source does not say. */
  readonly nPartial: Int32Array
  readonly nCountedAsFail: Int32Array
  readonly nExcluded: Int32Array
}

/** All cells of an experiment as columns; every statistic is computed from here. */
export interface CellTable {
  readonly tasks: readonly TableTask[]
  readonly configurations: readonly TableConfiguration[]
  readonly conditions: readonly TableCondition[]
  readonly length: number
  readonly task: Int32Array
  readonly configuration: Int32Array
  readonly condition: Int32Array
  readonly nTrials: Int32Array
  readonly nInferred: Int32Array
  readonly byPolicy: Readonly<Record<ErrorPolicy, PolicyColumns>>
  /** Cells with partial rewards whose single values are known. */
  readonly partialRewards: ReadonlyMap<number, RewardHistogram>
  /** Whether statuses are known, so that the error policy changes anything. */
  readonly knowsStatuses: boolean
  /** The cell of a task in an arm, or -1. */
  readonly cellAt: (task: number, configuration: number, condition: number) => number
}

const makeColumns = (length: number): PolicyColumns => ({
  n: new Int32Array(length),
  sum: new Float64Array(length),
  sumSq: new Float64Array(length),
  nEq1: new Int32Array(length),
  nPartial: new Int32Array(length),
  nCountedAsFail: new Int32Array(length),
  nExcluded: new Int32Array(length),
})

/**
 * What a published cell says: a mean and counts. Where every reward was 0 or 1 the single rewards
 * follow from the counts; else only the mean is known.
 */
function countPublished(row: CellRow): CountedRewards {
  const mean = row.meanReward
  if (mean === null || row.nTrials === 0)
    return { n: 0, sum: 0, sumSq: 0, nEq1: 0, nPartial: 0, nCountedAsFail: 0, nExcluded: 0 }
  const isExtreme = mean === 0 || mean === 1
  const isBinary = isExtreme || (row.nEq1 !== null && row.nEq1 === row.nGt0)
  const nEq1 = isExtreme ? mean * row.nTrials : (row.nEq1 ?? 0)
  return {
    n: row.nTrials,
    sum: isBinary ? nEq1 : mean * row.nTrials,
    sumSq: isBinary ? nEq1 : Number.NaN,
    nEq1,
    nPartial: isBinary ? 0 : -1,
    nCountedAsFail: 0,
    nExcluded: 0,
  }
}

function writeCounts(columns: PolicyColumns, index: number, counted: CountedRewards): void {
  columns.n[index] = counted.n
  columns.sum[index] = counted.sum
  columns.sumSq[index] = counted.sumSq
  columns.nEq1[index] = counted.nEq1
  columns.nPartial[index] = counted.nPartial
  columns.nCountedAsFail[index] = counted.nCountedAsFail
  columns.nExcluded[index] = counted.nExcluded
}

type CellLists = Pick<CellTable, 'tasks' | 'configurations' | 'conditions'>

/** A table that is still being filled: rows are read once and not kept. */
export function startCellTable(lists: CellLists, length: number) {
  const nConfigurations = lists.configurations.length
  const nConditions = lists.conditions.length
  const position = new Int32Array(lists.tasks.length * nConfigurations * nConditions).fill(-1)
  const at = (task: number, configuration: number, condition: number) =>
    (task * nConfigurations + configuration) * nConditions + condition
  const partialRewards = new Map<number, RewardHistogram>()
  const table = {
    ...lists,
    length,
    task: new Int32Array(length),
    configuration: new Int32Array(length),
    condition: new Int32Array(length),
    nTrials: new Int32Array(length),
    nInferred: new Int32Array(length),
    byPolicy: {
      headline: makeColumns(length),
      fail: makeColumns(length),
      completed_only: makeColumns(length),
    },
    partialRewards,
    knowsStatuses: false,
    cellAt: (task: number, configuration: number, condition: number) =>
      position[at(task, configuration, condition)] ?? -1,
  }
  let index = 0
  const write = (row: CellRow) => {
    table.task[index] = row.task
    table.configuration[index] = row.configuration
    table.condition[index] = row.condition
    table.nTrials[index] = row.nTrials
    table.nInferred[index] = row.nInferred
    table.knowsStatuses ||= row.rewards !== null
    position[at(row.task, row.configuration, row.condition)] = index
    for (const policy of ERROR_POLICIES) {
      const counted = row.rewards ? countRewards(row.rewards, policy) : countPublished(row)
      writeCounts(table.byPolicy[policy], index, counted)
      if (row.rewards && counted.nPartial > 0) partialRewards.set(index, row.rewards)
    }
    index += 1
  }
  return { table: table as CellTable, write }
}

/** Columns from rows. */
export function makeCellTable(lists: CellLists, rows: readonly CellRow[]): CellTable {
  const { table, write } = startCellTable(lists, rows.length)
  rows.forEach(write)
  return table
}
