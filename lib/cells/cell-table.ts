import type { ConditionKind } from '@/lib/domain/condition'
import type { TaskFactSource } from '@/lib/domain/new-trial'
import type { TaskSkillSizes } from '@/lib/domain/skill-size'
import type { ChangeCounts } from '@/lib/domain/review-change'
import type { ErrorPolicy, RewardHistogram } from '@/lib/domain/error-policy'
import type { Use } from '@/lib/domain/trial-measure'

export interface TableTask {
  readonly id: number
  readonly name: string
  readonly domain: string | null
  readonly domainSource: TaskFactSource | null
  readonly category: string | null
  readonly difficulty: string | null
  readonly family: string | null
  readonly variant: string | null
  readonly split: string | null
  /** Who wrote the eval; absent: unknown. */
  readonly author?: string | null
  /** What conditions offer it, the newest first; without a condition: any that is not named. */
  readonly offers: readonly TableOffer[]
}

export interface TableOffer {
  readonly conditionId: number | null
  readonly sizes: TaskSkillSizes
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
  /** Whether any delivery or trajectory shows that it offered skills. */
  readonly showsSkills: boolean
}

/** One row as the database has it: indices into the lists of the table, then its counts. */
export interface CellRow {
  readonly task: number | undefined
  readonly configuration: number | undefined
  readonly condition: number | undefined
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
  /** What runs use, as far as any says. */
  readonly uses: readonly Use[]
  /** What reviewers changed, and whether the cells follow it or stand as imported. */
  readonly changes: ChangeCounts
  readonly isAsImported: boolean
  /** Whether statuses are known, so that the error policy changes anything. */
  readonly knowsStatuses: boolean
  /** The cell of a task in an arm, or -1. */
  readonly cellAt: (task: number, configuration: number, condition: number) => number
}

/** What cells refer to. */
export type CellLists = Pick<CellTable, 'tasks' | 'configurations' | 'conditions'>
