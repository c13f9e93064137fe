import type { Db } from '@/db/open-database'
import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { planMoreData, type MoreDataPlan } from '@/lib/stats/plan-more-data'
import type { CellTable } from '@/lib/cells/cell-table'
import { compareArmCosts, type ArmCosts } from './compare-arm-costs'
import { compareArms, pairArms, type Arm, type ArmComparison } from '@/lib/cells/compare-arms'
import type { Contrast } from '@/lib/cells/contrast'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import { standOf } from '@/lib/cells/list-model-pairs'
import type { ModelPairRow, ModelPairs } from '@/lib/cells/pairs-by-policy'
import { trialsPerCell } from '@/lib/cells/plan-gain'
import { splitMix, type MixSplit } from '@/lib/cells/split-mix'
import { weighPairs } from '@/lib/cells/weigh-pairs'

/** Which two arms a reader asked for; null: by the rule of `chooseArms`. */
export interface PairQuestion extends ViewQuestion {
  readonly first: string | null
  readonly firstCondition: string | null
  readonly second: string | null
  readonly secondCondition: string | null
  readonly margin: number
}

export interface ArmHead {
  readonly configuration: string
  readonly harness: string | null
  readonly model: string | null
  readonly condition: string
  readonly conditionLabel: string
}

/** Why these two arms are shown: the reader chose one, or a rule did. */
export type PairReason = 'chosen' | 'best_pair' | 'none_behind' | 'lowest_against_highest'

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

interface ChosenPair {
  readonly first: Arm
  readonly second: Arm
  readonly reason: PairReason
  /** Its row of the table, and how many rows that has. */
  readonly row: ModelPairRow | null
  readonly nPairs: number
}

/**
 * The pair to show first. None whose first model was ahead without skills; one that was clearly
 * behind before one that was near; one that is known to be smaller, by parameters or by the reader,
 * before one that is only cheaper; then by evidence.
 */
function chooseLead(pairs: ModelPairs['pairs']): ModelPairs['pairs'][number] | undefined {
  const isSmaller = ({ basis }: (typeof pairs)[number]) =>
    basis === 'reader' || basis === 'parameters'
  const behind = pairs.filter((pair) => standOf(pair) === 'behind')
  const others = pairs.filter((pair) => standOf(pair) === 'near' || standOf(pair) === null)
  return behind.find(isSmaller) ?? behind[0] ?? others.find(isSmaller) ?? others[0]
}

/**
 * The two arms to show: what the link names; else the pair that leads; else the weakest configuration
 * with skills against the strongest without.
 */
export function chooseArms(
  table: CellTable,
  contrast: Contrast,
  question: PairQuestion,
  { pairs }: ModelPairs,
): ChosenPair | null {
  const find = (rows: readonly { key: string }[], key: string | null) => {
    const index = rows.findIndex((row) => row.key === key)
    return index < 0 ? null : index
  }
  const best = chooseLead(pairs)
  const ranked = rankByRate(table, contrast)
  if (ranked.length === 0) return null
  const usual = best
    ? {
        first: find(table.configurations, best.small)!,
        second: find(table.configurations, best.large)!,
      }
    : { first: ranked[0]!, second: ranked.at(-1)! }
  const named = {
    first: find(table.configurations, question.first),
    second: find(table.configurations, question.second),
    firstCondition: find(table.conditions, question.firstCondition),
    secondCondition: find(table.conditions, question.secondCondition),
  }
  const whyNoLead = pairs.length > 0 ? 'none_behind' : 'lowest_against_highest'
  const isChosen = Object.values(named).some((index) => index !== null)
  const first: Arm = {
    configuration: named.first ?? usual.first,
    condition: named.firstCondition ?? contrast.with,
  }
  const second: Arm = {
    configuration: named.second ?? usual.second,
    condition: named.secondCondition ?? contrast.without,
  }
  const isOfTable = first.condition === contrast.with && second.condition === contrast.without
  const row = pairs.find(
    ({ small, large }) =>
      small === table.configurations[first.configuration]!.key &&
      large === table.configurations[second.configuration]!.key,
  )
  return {
    ...{ first, second, row: (isOfTable ? row : null) ?? null, nPairs: pairs.length },
    reason: isChosen ? 'chosen' : best ? 'best_pair' : whyNoLead,
  }
}

/** Configurations with data, lowest rate without skills first. */
function rankByRate(table: CellTable, contrast: Contrast): number[] {
  const { n, sum } = table.byPolicy[contrast.policy]
  const rates = table.configurations.map((_, configuration) => {
    const cells = [...table.tasks.keys()]
      .map((task) => table.cellAt(task, configuration, contrast.without))
      .filter((cell) => cell >= 0 && n[cell]! > 0)
    const total = cells.reduce((rate, cell) => rate + sum[cell]! / n[cell]!, 0)
    return cells.length === 0 ? null : total / cells.length
  })
  return [...rates.keys()]
    .filter((index) => rates[index] !== null)
    .sort((a, b) => rates[a]! - rates[b]! || a - b)
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
