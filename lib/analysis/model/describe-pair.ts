import type { Db } from '@/db/open-database'
import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { planMoreData, type MoreDataPlan } from '@/lib/stats/plan-more-data'
import type { CellTable } from '@/lib/cells/cell-table'
import type { ChosenPair, PairQuestion, PairReason } from './choose-arms'
import { compareArmCosts, type ArmCosts } from './compare-arm-costs'
import { compareArms, pairArms, type Arm, type ArmComparison } from '@/lib/cells/compare-arms'
import type { Contrast } from '@/lib/cells/contrast'
import type { ModelPairRow } from '@/lib/cells/pairs-by-policy'
import { trialsPerCell } from '@/lib/cells/plan-gain'
import { splitMix, type MixSplit } from '@/lib/cells/split-mix'
import { weighPairs } from '@/lib/cells/weigh-pairs'

export interface ArmHead {
  readonly configuration: string
  readonly harness: string | null
  readonly model: string | null
  readonly condition: string
  readonly conditionLabel: string
}

/** Two arms side by side. */
export interface ArmPair {
  readonly first: ArmHead
  readonly second: ArmHead
  readonly reason: PairReason
  /** The pair among those of the table, corrected for all of them; null where it is none of them. */
  readonly corrected: CorrectedPair | null
  readonly comparison: ArmComparison
  /** The same question under every error policy. */
  readonly byPolicy: readonly ({ readonly policy: ErrorPolicy } & ArmComparison)[]
  readonly costs: ArmCosts | null
  /** Each arm over everything it ran: how much of that difference is another mix of domains. */
  readonly mix: MixSplit
  /** What more data would show of "not worse", at the margin. */
  readonly plan: MoreDataPlan
}

export interface CorrectedPair {
  /** Of "not worse", as in the table. */
  readonly q: number | null
  readonly nPairs: number
}

function headOf(table: CellTable, arm: Arm): ArmHead {
  const { key, harness, model } = table.configurations[arm.configuration]!
  const { key: condition, label } = table.conditions[arm.condition]!
  return { configuration: key, harness, model, condition, conditionLabel: label }
}

/** The two arms with everything the page says of them. */
export async function describePair(
  db: Db,
  experimentId: number,
  table: CellTable,
  { policy }: Contrast,
  question: PairQuestion,
  { first, second, reason, row, nPairs }: ChosenPair,
): Promise<ArmPair> {
  const under = (each: ErrorPolicy) => {
    const alone = compareArms(table, each, first, second, question)
    return reason === 'best_pair' && row ? judgedInTable(alone, row, each) : alone
  }
  return {
    first: headOf(table, first),
    second: headOf(table, second),
    reason,
    corrected: row && { q: row.q, nPairs },
    comparison: under(policy),
    byPolicy: ERROR_POLICIES.map((each) => ({ policy: each, ...under(each) })),
    costs: await compareArmCosts(db, table, policy, { experimentId, first, second }),
    mix: splitMix(table, policy, { first: [first], second: [second] }),
    plan: planPair(table, policy, { first, second }, question),
  }
}

/**
 * A pair shown because it is the best of the table has the verdict of the table: its own would forget
 * among how many it was found.
 */
function judgedInTable(
  alone: ArmComparison,
  { comparison, holds, others }: ModelPairRow,
  policy: ErrorPolicy,
): ArmComparison {
  const other = others.find((one) => one.policy === policy) ?? { comparison, holds }
  const { verdict } = other.comparison
  return { ...alone, verdict, isEquivalent: alone.isEquivalent && other.holds }
}

function planPair(
  table: CellTable,
  policy: ErrorPolicy,
  { first, second }: Pick<ChosenPair, 'first' | 'second'>,
  { margin, weighting }: PairQuestion,
): MoreDataPlan {
  const columns = table.byPolicy[policy]
  const { pairs } = pairArms(table, columns, first, second)
  const over = (uncertainty: Uncertainty) => weighPairs(columns, pairs, { uncertainty, weighting })
  const { se, df, nTasks, nTrials, nFamilies } = over('new_tasks')
  return planMoreData({
    ...{ nTasks, se, df, rerunSe: over('rerun').se },
    ...(nFamilies === undefined ? {} : { nFamilies }),
    hasSpread: se !== 0,
    trials: trialsPerCell(nTrials, nTasks, 1),
    ...{ target: margin, question: 'not_worse' },
  })
}
