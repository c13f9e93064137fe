import { displayCounted, displayPoints, displayRate } from '@/lib/display'
import { gainVerdict } from '@/lib/domain/gain'
import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import { isAbove, mean, signOf } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import { measureTasks, type TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import type { ConditionHead } from './describe-contrast'
import { gainOverTasks } from './gain-over-tasks'

/** What a reader must know before believing the headline. */
export interface Warning {
  readonly code:
    | 'condition_unknown'
    | 'condition_inferred'
    | 'one_condition'
    | 'no_common_tasks'
    | 'few_covered'
    | 'low_coverage'
    | 'policy_matters'
    | 'errors_unbalanced'
    | 'pooled_differs'
    | 'unpaired_differs'
    | 'floor_or_ceiling'
  readonly text: string
}

/** Counts of one arm over the shown configurations, on all tasks it has. */
interface ArmTotals {
  readonly trials: number
  readonly counted: number
  readonly rewards: number
  readonly excluded: number
  /** Mean over configurations of the mean over each one's own tasks. */
  readonly unpaired: number | null
}

function armTotals(table: CellTable, contrast: Contrast, condition: number): ArmTotals {
  const columns = table.byPolicy[contrast.policy]
  const totals = { trials: 0, counted: 0, rewards: 0, excluded: 0 }
  const means = contrast.configurations.flatMap((configuration) => {
    const rates: number[] = []
    for (let task = 0; task < table.tasks.length; task++) {
      const cell = table.cellAt(task, configuration, condition)
      if (cell < 0) continue
      totals.trials += table.nTrials[cell]!
      totals.counted += columns.n[cell]!
      totals.rewards += columns.sum[cell]!
      totals.excluded += columns.nExcluded[cell]!
      if (columns.n[cell]! > 0) rates.push(columns.sum[cell]! / columns.n[cell]!)
    }
    return mean(rates) ?? []
  })
  return { ...totals, unpaired: mean(means) }
}

/** Warnings that conditions alone give, with or without a contrast. */
export function conditionWarnings(
  conditions: readonly ConditionHead[],
  contrast: Contrast | null,
  table: CellTable,
): Warning[] {
  const warnings: Warning[] = []
  const unknown = conditions
    .filter(({ kind }) => kind === 'unknown')
    .reduce((sum, { nTrials }) => sum + nTrials, 0)
  if (unknown > 0)
    warnings.push({
      code: 'condition_unknown',
      text: `${displayCounted(unknown, 'trial')} with no evidence of what skills the agent had: shown, but in no comparison. Say in the settings what they had, or import them again with a condition.`,
    })
  if (!contrast) {
    warnings.push({
      code: 'one_condition',
      text: 'There are no two known conditions to compare. Import the same tasks under another condition, or set the condition of what is here.',
    })
    return warnings
  }
  const inferred = [contrast.without, contrast.with]
    .map((index) => conditions.find(({ key }) => key === table.conditions[index]!.key))
    .filter((head) => head !== undefined && head.nInferred > 0)
  if (inferred.length > 0)
    warnings.push({
      code: 'condition_inferred',
      text: `Inferred, not recorded in the log: the condition of ${inferred
        .map((head) => `${displayCounted(head!.nInferred, 'trial')} (${head!.label})`)
        .join(' and ')}. A trial’s page shows the rule and the text it rests on.`,
    })
  return warnings
}

/** Warnings about a contrast: coverage, errors, and ways the answer would change. */
export function contrastWarnings(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
  plannedTasks: number,
): Warning[] {
  const common = tasks.filter((task) => task.isCommon)
  const { delta } = gainOverTasks(tasks)
  if (common.length === 0 || delta === null)
    return [
      {
        code: 'no_common_tasks',
        text: 'No task has counted trials in both arms of every configuration shown, so there is no paired gain. Choose other conditions or configurations.',
      },
    ]
  const without = armTotals(table, contrast, contrast.without)
  const with_ = armTotals(table, contrast, contrast.with)
  const found = [
    coverageWarning(contrast, common.length, plannedTasks),
    policyWarning(table, contrast, tasks),
    unbalancedWarning(without, with_),
    unpairedWarning(delta, without, with_),
    pooledWarning(delta, without, with_),
    extremesWarning(common),
  ]
  return found.filter((warning) => warning !== null)
}

function coverageWarning(contrast: Contrast, nCommon: number, planned: number): Warning | null {
  if (contrast.basis === 'best_covered')
    return {
      code: 'few_covered',
      text: `No configuration has 95 % of the ${displayCounted(planned, 'task')} in both arms. The headline rests on ${displayCounted(contrast.configurations.length, 'configuration')} and ${displayCounted(nCommon, 'common task')}.`,
    }
  if (nCommon >= 0.95 * planned - 1e-9) return null
  return {
    code: 'low_coverage',
    text: `Only ${nCommon} of ${displayCounted(planned, 'task')} have results in both arms of every configuration shown.`,
  }
}

const POLICY_WORDS: Record<ErrorPolicy, string> = {
  headline: 'the headline policy',
  fail: 'infrastructure errors counted as failures',
  completed_only: 'only completed trials',
}

function policyWarning(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
): Warning | null {
  if (!table.knowsStatuses) return null
  const own = gainOverTasks(tasks)
  const verdict = (paired: typeof own) => gainVerdict({ low: paired.lo, high: paired.hi })
  const excludesZero = (paired: typeof own) => ['helps', 'hurts'].includes(verdict(paired) ?? '')
  const other = ERROR_POLICIES.filter((policy) => policy !== contrast.policy)
    .map((policy) => ({
      policy,
      paired: gainOverTasks(measureTasks(table, { ...contrast, policy })),
    }))
    .find(
      ({ paired }) =>
        paired.delta !== null &&
        (signOf(paired.delta) !== signOf(own.delta!) ||
          excludesZero(paired) !== excludesZero(own) ||
          isAbove(Math.abs(paired.delta - own.delta!), 0.02)),
    )
  if (!other) return null
  return {
    code: 'policy_matters',
    text: `How errors are counted changes the answer: with ${POLICY_WORDS[other.policy]} the gain is ${displayPoints(other.paired.delta, ' pp')}.`,
  }
}

function unbalancedWarning(without: ArmTotals, with_: ArmTotals): Warning | null {
  const share = (arm: ArmTotals) => (arm.trials === 0 ? 0 : arm.excluded / arm.trials)
  if (!isAbove(Math.abs(share(with_) - share(without)), 0.05)) return null
  return {
    code: 'errors_unbalanced',
    text: `Errors are not balanced between arms: ${displayRate(share(without))} of trials left out without skills, ${displayRate(share(with_))} with.`,
  }
}

function unpairedWarning(delta: number, without: ArmTotals, with_: ArmTotals): Warning | null {
  if (without.unpaired === null || with_.unpaired === null) return null
  const unpaired = with_.unpaired - without.unpaired
  if (!isAbove(Math.abs(unpaired - delta), 0.02)) return null
  return {
    code: 'unpaired_differs',
    text: `The arms ran different tasks: each arm on its own tasks would show ${displayPoints(unpaired, ' pp')}. The headline compares common tasks only.`,
  }
}

function pooledWarning(delta: number, without: ArmTotals, with_: ArmTotals): Warning | null {
  if (without.counted === 0 || with_.counted === 0) return null
  const pooled = with_.rewards / with_.counted - without.rewards / without.counted
  if (!isAbove(Math.abs(pooled - delta), 0.02)) return null
  return {
    code: 'pooled_differs',
    text: `Unequal trial counts matter here: averaging over trials instead of tasks would show ${displayPoints(pooled, ' pp')}.`,
  }
}

function extremesWarning(common: readonly TaskMeasure[]): Warning | null {
  const stuck = common.filter(
    (task) =>
      signOf(task.delta!) === 0 && (signOf(task.with!) === 0 || signOf(task.with! - 1) === 0),
  )
  if (stuck.length < 0.3 * common.length) return null
  const rest = mean(common.filter((task) => !stuck.includes(task)).map((task) => task.delta!))
  return {
    code: 'floor_or_ceiling',
    text: `${stuck.length} of ${displayCounted(common.length, 'task')} are never or always solved in both arms and cannot show an effect${rest === null ? '' : `; on the rest the gain is ${displayPoints(rest, ' pp')} (seen after the fact)`}.`,
  }
}
