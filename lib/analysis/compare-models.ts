import type { Db } from '@/db/open-database'
import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import { findModelFact, type ConfigurationSize } from '@/lib/domain/model-size'
import { compareArmCosts, type ArmCosts } from './compare-arm-costs'
import { compareArms, type Arm, type ArmComparison } from './compare-arms'
import type { CellTable } from './cell-table'
import type { Contrast } from './contrast'
import { describeFrame, type ExperimentFrame, type ViewQuestion } from './describe-contrast'
import { openExperiment } from './get-experiment'
import { listFigures } from './list-figures'
import { listModelPairs, type ModelPairs } from './list-model-pairs'
import { loadUsage } from './load-usage'
import { findFront, measureArms, perTrialOf, type ArmPoint, type FrontState } from './measure-arms'

export interface ModelsQuestion extends ViewQuestion {
  readonly first: string | null
  readonly firstCondition: string | null
  readonly second: string | null
  readonly secondCondition: string | null
  readonly margin: number
  readonly small: readonly string[]
  readonly large: readonly string[]
  readonly x: 'cost' | 'tokens' | null
}

export interface ArmHead {
  readonly configuration: string
  readonly harness: string | null
  readonly model: string | null
  readonly condition: string
  readonly conditionLabel: string
}

/** Why these two arms are shown: the reader chose one, or a rule did. */
export type PairReason = 'chosen' | 'best_pair' | 'lowest_against_highest'

/** Two arms side by side. */
export interface ArmPair {
  readonly first: ArmHead
  readonly second: ArmHead
  readonly reason: PairReason
  readonly comparison: ArmComparison
  /** The same question under every error policy. */
  readonly byPolicy: readonly ({ readonly policy: ErrorPolicy } & ArmComparison)[]
  readonly costs: ArmCosts | null
}

export interface ModelsView extends ExperimentFrame {
  readonly configurations: readonly (ConfigurationSize & { key: string; harness: string | null })[]
  readonly pair: ArmPair | null
  readonly pairs: ModelPairs
  readonly x: 'cost' | 'tokens'
  /** Arms that know cost, and tokens. */
  readonly nKnown: { readonly cost: number; readonly tokens: number }
  readonly points: readonly (ArmPoint & { readonly front: FrontState })[]
}

const NO_PAIRS: ModelPairs = { pairs: [], nUnknown: 0 }

/** Small models with skills against large ones without; null: no such experiment. */
export async function compareModels(
  db: Db,
  slug: string,
  question: ModelsQuestion,
): Promise<ModelsView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { experiment, table, contrast } = open
  const frame = describeFrame(open, question)
  const nothing = { pair: null, pairs: NO_PAIRS, x: 'cost' as const, points: [] }
  if (!contrast) return { ...frame, ...nothing, configurations: [], nKnown: { cost: 0, tokens: 0 } }
  const [usage, figures] = await Promise.all([
    loadUsage(db, experiment.id),
    listFigures(db, experiment.id),
  ])
  const measured = { table, contrast, usage, figures }
  const sizes = table.configurations.map(({ key, harness, model }, configuration) => ({
    ...{ key, harness, model, fact: findModelFact(model), choice: choiceOf(question, key) },
    costPerTrialUsd: perTrialOf(measured, { configuration, condition: contrast.without }).cost
      .value,
  }))
  const pairs = listModelPairs(table, contrast, sizes, question.margin)
  const points = measureArms(measured)
  const nKnown = {
    cost: points.filter(({ cost }) => cost.value !== null).length,
    tokens: points.filter(({ tokens }) => tokens.value !== null).length,
  }
  const x = question.x ?? (nKnown.cost > 0 || nKnown.tokens === 0 ? 'cost' : 'tokens')
  const states = findFront(points, x)
  const chosen = choosePair(table, contrast, question, pairs)
  return {
    ...frame,
    configurations: sizes,
    pair: chosen && (await describePair(db, experiment.id, table, contrast, question, chosen)),
    ...{ pairs, x, nKnown },
    points: points.map((point, index) => ({ ...point, front: states[index]! })),
  }
}

const choiceOf = ({ small, large }: ModelsQuestion, key: string) =>
  small.includes(key) ? ('small' as const) : large.includes(key) ? ('large' as const) : null

interface ChosenPair {
  readonly first: Arm
  readonly second: Arm
  readonly reason: PairReason
}

/**
 * The two arms to show: what the link names; else the pair with the best evidence; else, where no
 * size is known, the weakest configuration with skills against the strongest without.
 */
function choosePair(
  table: CellTable,
  contrast: Contrast,
  question: ModelsQuestion,
  { pairs }: ModelPairs,
): ChosenPair | null {
  const find = (rows: readonly { key: string }[], key: string | null) => {
    const index = rows.findIndex((row) => row.key === key)
    return index < 0 ? null : index
  }
  const [best] = pairs
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
  const isChosen = Object.values(named).some((index) => index !== null)
  return {
    first: {
      configuration: named.first ?? usual.first,
      condition: named.firstCondition ?? contrast.with,
    },
    second: {
      configuration: named.second ?? usual.second,
      condition: named.secondCondition ?? contrast.without,
    },
    reason: isChosen ? 'chosen' : best ? 'best_pair' : 'lowest_against_highest',
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

async function describePair(
  db: Db,
  experimentId: number,
  table: CellTable,
  { policy }: Contrast,
  { margin }: ModelsQuestion,
  { first, second, reason }: ChosenPair,
): Promise<ArmPair> {
  const under = (each: ErrorPolicy) => compareArms(table, each, first, second, margin)
  return {
    first: headOf(table, first),
    second: headOf(table, second),
    reason,
    comparison: under(policy),
    byPolicy: ERROR_POLICIES.map((each) => ({ policy: each, ...under(each) })),
    costs: await compareArmCosts(db, table, policy, { experimentId, first, second }),
  }
}
