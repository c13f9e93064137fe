import type { Db } from '@/db/open-database'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import { gainVerdict, type Gain, type Verdict } from '@/lib/domain/gain'
import { mean } from '@/lib/stats/numeric-rules'
import { meanTaskCells } from '@/lib/stats/mean-task'
import type { CellTable } from './cell-table'
import { measureTasks } from './compare-tasks'
import { resolveContrast } from './contrast'
import {
  describeConditions,
  describeFrame,
  type ConditionHead,
  type ExperimentFrame,
  type ViewQuestion,
} from './describe-contrast'
import { asGain, countTrials, gainOverTasks, rerunSeOverTasks } from './gain-over-tasks'
import { openExperiment, type OpenExperiment } from './get-experiment'
import { listFigures } from './list-figures'
import { comparePrintedConditions, type PrintedPair } from './compare-printed-conditions'

/** Two conditions on the configurations and tasks that both have. */
export interface ConditionPair {
  readonly without: string
  readonly with: string
  /** Means over the common configurations and tasks: they subtract to the gain. */
  readonly withoutRate: number | null
  readonly withRate: number | null
  readonly gain: Gain
  readonly verdict: Verdict | null
  /** Keys of the configurations that enter. */
  readonly configurations: readonly string[]
  /** Each condition over all its own configurations and tasks: not comparable. */
  readonly withoutOverAll: number | null
  readonly withOverAll: number | null
}

/** One condition on the cells that all shown conditions have. */
export interface CommonRate {
  readonly condition: string
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
}

/** All conditions on the configurations and tasks that every one of them has. */
export interface CommonConditions {
  readonly configurations: readonly string[]
  readonly nTasks: number
  /** What it costs: configurations and tasks that some condition lacks. */
  readonly nConfigurationsLost: number
  readonly nTasksLost: number
  readonly rates: readonly CommonRate[]
}

export interface ConditionsView extends ExperimentFrame {
  /** Against the baseline first, then the others among each other. */
  readonly pairs: readonly ConditionPair[]
  readonly common: CommonConditions | null
  /** Of an experiment that only has printed figures. */
  readonly printed: readonly PrintedPair[]
}

/** Above so many conditions, such as rounds of an evolution, only the baseline is compared with all. */
const MOST_CROSSED = 6

/** Mean over everything an arm has: what a hasty reader would compare. */
function rateOverAll(table: CellTable, policy: ErrorPolicy, condition: number): number | null {
  const { n, sum } = table.byPolicy[policy]
  const perConfiguration = table.configurations.flatMap((_, configuration) => {
    const rates = [...table.tasks.keys()].flatMap((task) => {
      const cell = table.cellAt(task, configuration, condition)
      return cell < 0 || n[cell] === 0 ? [] : [sum[cell]! / n[cell]!]
    })
    return mean(rates) ?? []
  })
  return mean(perConfiguration)
}

function comparePair(
  { experiment, table }: OpenExperiment,
  question: ViewQuestion,
  keys: { readonly without: string; readonly with: string },
): ConditionPair | null {
  const { baselineKey, plannedTasks } = experiment
  const contrast = resolveContrast(table, { ...question, ...keys }, baselineKey, plannedTasks)
  if (!contrast) return null
  const tasks = measureTasks(table, contrast)
  const common = tasks.filter((task) => task.isCommon)
  const paired = gainOverTasks(tasks)
  const rerunSe = question.uncertainty === 'rerun' ? rerunSeOverTasks(table, contrast, tasks) : null
  const gain = asGain(paired, rerunSe, countTrials(common), question.uncertainty)
  return {
    ...keys,
    ...{ withoutRate: paired.withoutMean, withRate: paired.withMean, gain },
    verdict: gainVerdict(gain),
    configurations: contrast.configurations.map((index) => table.configurations[index]!.key),
    withoutOverAll: rateOverAll(table, contrast.policy, contrast.without),
    withOverAll: rateOverAll(table, contrast.policy, contrast.with),
  }
}

/** Pairs of conditions: the baseline against each, then, where there are few, the others crossed. */
function listPairs(conditions: readonly ConditionHead[], baseline: string) {
  const others = conditions.filter(({ key }) => key !== baseline).map(({ key }) => key)
  const crossed = others.flatMap((without, at) =>
    others.slice(at + 1).map((with_) => ({ without, with: with_ })),
  )
  return [
    ...others.map((with_) => ({ without: baseline, with: with_ })),
    ...(conditions.length > MOST_CROSSED ? [] : crossed),
  ]
}

/** Configurations by the tasks on which they have every condition. */
function findComplete(table: CellTable, policy: ErrorPolicy, conditions: readonly number[]) {
  const { n } = table.byPolicy[policy]
  return table.configurations.map((_, configuration) => {
    const complete = [...table.tasks.keys()].filter((task) =>
      conditions.every((condition) => {
        const cell = table.cellAt(task, configuration, condition)
        return cell >= 0 && n[cell]! > 0
      }),
    )
    return new Set(complete)
  })
}

/**
 * All conditions on their common set: configurations that have every condition on at least 95 % as
 * many tasks as the best one, and the tasks that all of these have in full.
 */
function intersectConditions(
  table: CellTable,
  policy: ErrorPolicy,
  keys: readonly string[],
): CommonConditions | null {
  const conditions = keys.map((key) => table.conditions.findIndex((one) => one.key === key))
  const complete = findComplete(table, policy, conditions)
  const most = Math.max(0, ...complete.map((tasks) => tasks.size))
  if (most === 0) return null
  const configurations = [...complete.keys()].filter((at) => complete[at]!.size >= 0.95 * most)
  const tasks = [...table.tasks.keys()].filter((task) =>
    configurations.every((at) => complete[at]!.has(task)),
  )
  const { n, sum } = table.byPolicy[policy]
  const rates = conditions.map((condition, index): CommonRate => {
    const cells = tasks.map((task) => {
      const rewards = configurations.map((at) => {
        const cell = table.cellAt(task, at, condition)
        return sum[cell]! / n[cell]!
      })
      return { n: 1, mean: mean(rewards)!, variance: null }
    })
    const { mean: rate, lo: low, hi: high } = meanTaskCells({ cells })
    return { condition: keys[index]!, rate, low, high }
  })
  return {
    configurations: configurations.map((at) => table.configurations[at]!.key),
    nTasks: tasks.length,
    nConfigurationsLost: table.configurations.length - configurations.length,
    nTasksLost: table.tasks.length - tasks.length,
    rates,
  }
}

/** Every condition beside every other, each pair on its own common set; null: no such experiment. */
export async function compareConditions(
  db: Db,
  slug: string,
  question: ViewQuestion,
): Promise<ConditionsView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { table, contrast, experiment } = open
  const frame = describeFrame(open, question)
  const printed =
    table.length === 0 ? comparePrintedConditions(await listFigures(db, experiment.id)) : []
  if (!contrast) return { ...frame, pairs: [], common: null, printed }
  const known = describeConditions(table).filter(
    ({ kind, nTrials }) => kind !== 'unknown' && nTrials > 0,
  )
  const baseline = table.conditions[contrast.without]!.key
  const keys = known.map(({ key }) => key)
  return {
    ...frame,
    pairs: listPairs(known, baseline).flatMap((pair) => comparePair(open, question, pair) ?? []),
    common: keys.length > 2 ? intersectConditions(table, contrast.policy, keys) : null,
    printed,
  }
}
