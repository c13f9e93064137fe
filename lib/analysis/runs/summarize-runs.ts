import type { Db } from '@/db/open-database'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { armId } from '@/lib/cells/arm-usage'
import { armRates, groupByTasks, type ArmRate, type TaskOutcome } from '@/lib/cells/arm-rates'
import type { CellTable } from '@/lib/cells/cell-table'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { remember } from '@/lib/cells/remember'
import type { ConditionKind } from '@/lib/domain/condition'
import { listArmRuns, type ArmRuns } from './list-arm-runs'

/** An arm by itself: how often it passes, how its trials ended, what they took. */
export interface ArmRow extends Pick<
  ArmRate,
  'rate' | 'low' | 'high' | 'nCountedTasks' | 'nTrials' | 'nCounted'
> {
  readonly key: string
  readonly model: string | null
  readonly harness: string | null
  readonly effort: string | null
  readonly condition: string
  readonly conditionKind: ConditionKind
  readonly nTasks: number
  readonly runs: ArmRuns
}

export interface TaskMarks {
  readonly task: string
  /** One mark for each arm of the grid. */
  readonly outcomes: readonly TaskOutcome[]
}

export interface RunsSummary extends ExperimentFrame {
  /** Arms of the same tasks, group by group, and those that stand alone. */
  readonly groups: readonly (readonly ArmRow[])[]
  readonly alone: readonly ArmRow[]
  /** Tasks of the largest group by its arms, the most solved first. */
  readonly grid: { readonly arms: readonly ArmRow[]; readonly tasks: readonly TaskMarks[] } | null
  readonly nPassed: number
  readonly nTrials: number
  /** Of them those that count under the error policy. */
  readonly nCounted: number
}

const WEIGHT: Record<TaskOutcome, number> = { passed: 1, some: 0.5, never: 0, uncounted: 0 }

function gridOf(table: CellTable, arms: readonly ArmRate[]): TaskMarks[] {
  const solved = ({ outcomes }: TaskMarks) =>
    outcomes.reduce((sum, outcome) => sum + WEIGHT[outcome], 0)
  return arms[0]!.tasks
    .map((task) => ({
      task: table.tasks[task]!.name,
      outcomes: arms.map((arm) => arm.outcomes.get(task) ?? 'uncounted'),
    }))
    .sort((a, b) => solved(b) - solved(a) || (a.task < b.task ? -1 : 1))
}

/** What the trials of an experiment say where no two conditions can be compared; null: no such one. */
export async function summarizeRuns(
  db: Db,
  slug: string,
  question: ViewQuestion,
): Promise<RunsSummary | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { table, experiment } = open
  const runs = await remember(table, 'arm runs', null, () => listArmRuns(db, experiment.id))
  const rowOf = (arm: ArmRate): ArmRow => {
    const { id, key, model, harness, effort } = table.configurations[arm.configuration]!
    const condition = table.conditions[arm.condition]!
    const { rate, low, high, nCountedTasks, nTrials, nCounted } = arm
    return {
      ...{ key, model, harness, effort, rate, low, high, nCountedTasks, nTrials, nCounted },
      ...{ condition: condition.label, conditionKind: condition.kind, nTasks: arm.tasks.length },
      runs: runs.get(armId(id, condition.id))!,
    }
  }
  const arms = armRates(table, question.policy)
  const { rankable, alone } = groupByTasks(arms)
  const [widest] = rankable
  return {
    ...describeFrame(open, question),
    groups: rankable.map((group) => group.map(rowOf)),
    alone: alone.map(rowOf),
    grid: widest ? { arms: widest.map(rowOf), tasks: gridOf(table, widest) } : null,
    nPassed: [...runs.values()].reduce((sum, { endings }) => sum + endings.passed, 0),
    nTrials: arms.reduce((sum, { nTrials }) => sum + nTrials, 0),
    nCounted: arms.reduce((sum, { nCounted }) => sum + nCounted, 0),
  }
}
