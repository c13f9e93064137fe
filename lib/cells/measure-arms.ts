import type { ConditionKind } from '@/lib/domain/condition'
import { costPareto } from '@/lib/stats/cost-pareto'
import type { CellTable, TableConfiguration } from './cell-table'
import type { Arm } from './compare-arms'
import { measureTasks } from './compare-tasks'
import type { Contrast } from './contrast'
import { figureKeyOf, type Figure } from '@/lib/domain/published-figure'
import { armId, type ArmUsage } from './arm-usage'
import { tasksThatWeigh, weighRate, type HowToWeigh } from './weigh-pairs'
import { rateLimits } from '@/lib/stats/rate-limits'

/** A mean per trial: from trials that report it, or as a source prints it. */
export interface PerTrial {
  readonly value: number | null
  readonly source: 'trials' | 'printed' | null
  /** Trials that know it, of all; null where it is printed. */
  readonly nKnown: number | null
  /** Where it is printed. */
  readonly printedIn: string | null
}

/** Beaten by no other; beaten, but not beyond noise; beaten; or not comparable. */
export type FrontState = 'front' | 'within_noise' | 'dominated' | 'unknown'

export interface ArmPoint {
  readonly configuration: string
  readonly harness: string | null
  readonly model: string | null
  readonly condition: string
  readonly kind: ConditionKind
  readonly conditionLabel: string
  /** Mean over the tasks common to all shown arms, with its 95 % interval of the kind asked for. */
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly nTasks: number
  readonly nTrials: number
  /** US dollars, tokens in and out. */
  readonly cost: PerTrial
  readonly tokens: PerTrial
  /** Total spend over rewards, failed trials included; Infinity when nothing is solved. */
  readonly costPerSolvedUsd: number | null
  readonly tokensPerSolved: number | null
}

const UNKNOWN_PER_TRIAL: PerTrial = {
  ...{ value: null, source: null, nKnown: null, printedIn: null },
}

interface Measured {
  readonly table: CellTable
  readonly contrast: Contrast
  readonly usage: ReadonlyMap<string, ArmUsage>
  readonly figures: readonly Figure[]
}

function printedPerTrial(
  figures: readonly Figure[],
  configuration: TableConfiguration,
  condition: string,
  measure: string,
): PerTrial {
  const figure = figures.find(
    (one) =>
      one.scope === 'configuration' &&
      one.measure === measure &&
      one.condition === condition &&
      one.key === figureKeyOf(configuration),
  )
  if (!figure || figure.value === null) return UNKNOWN_PER_TRIAL
  return { value: figure.value, source: 'printed', nKnown: null, printedIn: figure.source }
}

/** Cost and tokens per trial of an arm: its own trials' where any reports them, else printed ones. */
export function perTrialOf({ table, usage, figures }: Omit<Measured, 'contrast'>, arm: Arm) {
  const configuration = table.configurations[arm.configuration]!
  const condition = table.conditions[arm.condition]!
  const sums = usage.get(armId(configuration.id, condition.id))
  const measured = (sum: number, count: number): PerTrial | null =>
    count > 0 ? { value: sum / count, source: 'trials', nKnown: count, printedIn: null } : null
  const printed = (measure: string) =>
    printedPerTrial(figures, configuration, condition.key, measure)
  return {
    cost: (sums && measured(sums.costSum, sums.costCount)) ?? printed('cost_usd_per_trial'),
    tokens: (sums && measured(sums.tokensSum, sums.tokensCount)) ?? printed('tokens_per_trial'),
    nTrials: sums?.nTrials ?? 0,
  }
}

/** Rewards and trials of a whole arm under a policy. */
function solvedOf(table: CellTable, contrast: Contrast, arm: Arm): number {
  const { sum } = table.byPolicy[contrast.policy]
  let solved = 0
  for (let task = 0; task < table.tasks.length; task++) {
    const cell = table.cellAt(task, arm.configuration, arm.condition)
    if (cell >= 0) solved += sum[cell]!
  }
  return solved
}

/** Spend over rewards; null unless every trial's spend is known or its mean is printed. */
function perSolved(perTrial: PerTrial, nTrials: number, solved: number): number | null {
  const isWhole = perTrial.nKnown === null || perTrial.nKnown === nTrials
  if (perTrial.value === null || !isWhole || nTrials === 0) return null
  return solved === 0 ? Number.POSITIVE_INFINITY : (perTrial.value * nTrials) / solved
}

/** Success, cost and tokens of both arms of every shown configuration. */
export function measureArms(measured: Measured, how: HowToWeigh): ArmPoint[] {
  const { table, contrast } = measured
  const columns = table.byPolicy[contrast.policy]
  const common = measureTasks(table, contrast).filter((task) => task.isCommon)
  return contrast.configurations.flatMap((configuration) =>
    [contrast.without, contrast.with].map((condition): ArmPoint => {
      const arm = { configuration, condition }
      const { cost, tokens, nTrials } = perTrialOf(measured, arm)
      const solved = solvedOf(table, contrast, arm)
      const cells = common.map(({ task }) => ({
        domain: table.tasks[task]!.domain,
        cells: [table.cellAt(task, configuration, condition)],
      }))
      const counted = tasksThatWeigh(cells, how.weighting)
      const weighed = weighRate(columns, cells, how)
      const { lo: low, hi: high } = rateLimits(weighed, counted.length)
      const { key, harness, model } = table.configurations[configuration]!
      const { key: conditionKey, kind, label } = table.conditions[condition]!
      return {
        ...{ configuration: key, harness, model, condition: conditionKey, kind },
        ...{ conditionLabel: label, rate: weighed.estimate, low, high },
        nTasks: counted.length,
        nTrials: counted.reduce((sum, task) => sum + columns.n[task.cells[0]!]!, 0),
        ...{ cost, tokens },
        costPerSolvedUsd: perSolved(cost, nTrials, solved),
        tokensPerSolved: perSolved(tokens, nTrials, solved),
      }
    }),
  )
}

const idOf = (point: ArmPoint) => `${point.configuration}\n${point.condition}`

/**
 * Which points no other beats on both axes. A beaten point whose interval overlaps that of every
 * point which beats it is beaten within noise only.
 */
export function findFront(points: readonly ArmPoint[], x: 'cost' | 'tokens'): FrontState[] {
  const front = new Set(
    costPareto({
      points: points.map((point) => ({ id: idOf(point), cost: point[x].value, score: point.rate })),
    }).front,
  )
  return points.map((point) => {
    const at = point[x].value
    if (at === null || point.rate === null) return 'unknown'
    if (front.has(idOf(point))) return 'front'
    const isClear = points.some(
      (other) =>
        other[x].value !== null &&
        other[x].value <= at &&
        other.low !== null &&
        point.high !== null &&
        other.low > point.high,
    )
    return isClear ? 'dominated' : 'within_noise'
  })
}
