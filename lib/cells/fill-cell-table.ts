import {
  countRewards,
  ERROR_POLICIES,
  type CountedRewards,
  type ErrorPolicy,
  type RewardHistogram,
} from '@/lib/domain/error-policy'
import { NO_CHANGES } from '@/lib/domain/review-change'
import type { CellLists, CellRow, CellTable, PolicyColumns } from './cell-table'

/** How the cells stand to what reviewers changed, and what runs say beside rewards. */
type ReviewedCells = Pick<CellTable, 'changes' | 'isAsImported' | 'uses'>

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

/** Counts under every policy of a cell; many cells share one histogram, which is counted once. */
function makeCounter() {
  const counted = new Map<RewardHistogram, Record<ErrorPolicy, CountedRewards>>()
  const count = (rewards: RewardHistogram) => ({
    headline: countRewards(rewards, 'headline'),
    fail: countRewards(rewards, 'fail'),
    completed_only: countRewards(rewards, 'completed_only'),
  })
  return (row: CellRow): Record<ErrorPolicy, CountedRewards> => {
    if (!row.rewards) {
      const published = countPublished(row)
      return { headline: published, fail: published, completed_only: published }
    }
    const found = counted.get(row.rewards) ?? count(row.rewards)
    counted.set(row.rewards, found)
    return found
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

/**
 * A table that is still being filled: rows are read once and not kept. What a batch that lands
 * meanwhile adds beyond its lists or its room waits for the next table.
 */
export function startCellTable(
  lists: CellLists,
  room: number,
  { changes = NO_CHANGES, isAsImported = false, uses = [] }: Partial<ReviewedCells> = {},
) {
  const nConfigurations = lists.configurations.length
  const nConditions = lists.conditions.length
  const position = new Int32Array(lists.tasks.length * nConfigurations * nConditions).fill(-1)
  const at = (task: number, configuration: number, condition: number) =>
    (task * nConfigurations + configuration) * nConditions + condition
  const partialRewards = new Map<number, RewardHistogram>()
  const table = {
    ...lists,
    ...{ changes, isAsImported, uses },
    length: 0,
    task: new Int32Array(room),
    configuration: new Int32Array(room),
    condition: new Int32Array(room),
    nTrials: new Int32Array(room),
    nInferred: new Int32Array(room),
    byPolicy: {
      headline: makeColumns(room),
      fail: makeColumns(room),
      completed_only: makeColumns(room),
    },
    partialRewards,
    knowsStatuses: false,
    cellAt: (task: number, configuration: number, condition: number) =>
      position[at(task, configuration, condition)] ?? -1,
  }
  const countOf = makeCounter()
  const write = (row: CellRow) => {
    const { task, configuration, condition } = row
    if (task === undefined || configuration === undefined || condition === undefined) return
    if (table.length === room) return
    const index = table.length++
    table.task[index] = task
    table.configuration[index] = configuration
    table.condition[index] = condition
    table.nTrials[index] = row.nTrials
    table.nInferred[index] = row.nInferred
    table.knowsStatuses ||= row.rewards !== null
    position[at(task, configuration, condition)] = index
    const counted = countOf(row)
    for (const policy of ERROR_POLICIES) {
      writeCounts(table.byPolicy[policy], index, counted[policy])
      if (row.rewards && counted[policy].nPartial > 0) partialRewards.set(index, row.rewards)
    }
  }
  return { table: table as CellTable, write }
}
