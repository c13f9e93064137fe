import type { Gain, TaskLabel } from '@/lib/domain/gain'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { mean, signOf } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import { compareTasks, measureTask, type TaskComparison } from './compare-tasks'
import type { Contrast } from './contrast'
import { taskGain } from './describe-task'
import { gainOfConfiguration } from './gain-over-tasks'
import { foundOfRerun, showGain } from './show-gain'
import { weighGain } from './weigh-gain'

/** One task in one configuration: both rates with their counted trials, and the gain. */
export interface SkillCell {
  readonly configuration: string
  readonly without: number
  readonly with: number
  readonly nWithout: number
  readonly nWith: number
  readonly gain: Gain
}

/** What a skill's condition changes on one task. */
export interface SkillTaskEffect {
  readonly task: string
  readonly domain: string | null
  readonly without: number | null
  readonly with: number | null
  readonly gain: Gain
  readonly finding: TaskLabel
  /** Corrected for all tasks of the comparison, not for those of the skill alone. */
  readonly q: number | null
  /** By configuration that has both arms. */
  readonly cells: readonly SkillCell[]
}

/** The same over the skill's tasks in one configuration. */
export interface SkillConfigurationEffect {
  readonly key: string
  readonly harness: string | null
  readonly model: string | null
  readonly effort: string | null
  /** Enters the means over configurations. */
  readonly isShown: boolean
  readonly without: number | null
  readonly with: number | null
  readonly gain: Gain
}

export interface SkillEffect {
  /** Mean over the shown configurations, on the tasks that all of them have in both arms. */
  readonly gain: Gain
  readonly without: number | null
  readonly with: number | null
  /** The largest gain first. */
  readonly tasks: readonly SkillTaskEffect[]
  readonly configurations: readonly SkillConfigurationEffect[]
}

/** The gain of a contrast on some tasks alone, each counting once. */
export function gainOnTasks(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly number[],
  uncertainty: Uncertainty,
) {
  const measured = tasks.map((task) => measureTask(table, contrast, task))
  const weighed = weighGain(table, contrast, measured, { weighting: 'tasks', uncertainty })
  const common = measured.filter(({ isCommon }) => isCommon)
  const count = (sign: 1 | -1) => common.filter(({ delta }) => signOf(delta!) === sign).length
  // One task has no spread over tasks: its own interval from trials says what is known.
  const gain = common.length === 1 ? taskGain(table, contrast, common[0]!) : weighed.gain
  return {
    ...{ gain, without: weighed.without, with: weighed.with },
    ...{ nUp: count(1), nDown: count(-1) },
  }
}

/** What the contrast says on the tasks that a skill was offered in: all together, by task, by configuration. */
export function effectOfSkill(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly number[],
  uncertainty: Uncertainty,
): SkillEffect {
  const compared = compareTasks(table, contrast)
  const { gain, without, with: with_ } = gainOnTasks(table, contrast, tasks, uncertainty)
  const all = [...table.configurations.keys()]
  const configurations = all
    .map((index) => effectIn(table, contrast, index, tasks, uncertainty))
    .filter(({ gain: { nTasks } }) => nTasks > 0)
  return {
    ...{ gain, without, with: with_ },
    tasks: tasks
      .map((task) => effectOn(table, contrast, compared[task]!, all))
      .filter(({ cells }) => cells.length > 0)
      .sort((a, b) => (b.gain.estimate ?? -2) - (a.gain.estimate ?? -2)),
    configurations,
  }
}

function effectOn(
  table: CellTable,
  contrast: Contrast,
  compared: TaskComparison,
  configurations: readonly number[],
): SkillTaskEffect {
  const { name: task, domain } = table.tasks[compared.task]!
  const { without, with: with_, finding, q } = compared
  return {
    ...{ task, domain, without, with: with_, finding, q },
    gain: taskGain(table, contrast, compared),
    cells: configurations.flatMap((configuration): SkillCell[] => {
      const alone = { ...contrast, configurations: [configuration] }
      const measure = measureTask(table, alone, compared.task)
      if (measure.without === null || measure.with === null) return []
      return [
        {
          configuration: table.configurations[configuration]!.key,
          ...{ without: measure.without, with: measure.with },
          ...{ nWithout: measure.nWithout, nWith: measure.nWith },
          gain: taskGain(table, alone, measure),
        },
      ]
    }),
  }
}

function effectIn(
  table: CellTable,
  contrast: Contrast,
  index: number,
  tasks: readonly number[],
  uncertainty: Uncertainty,
): SkillConfigurationEffect {
  const { key, harness, model, effort } = table.configurations[index]!
  const paired = gainOfConfiguration(table, contrast, index, tasks)
  const alone = { ...contrast, configurations: [index] }
  const measured = tasks.map((task) => measureTask(table, alone, task))
  const common = measured.filter(({ isCommon }) => isCommon)
  const found = uncertainty === 'rerun' ? foundOfRerun(paired.delta, paired.rerunSe) : paired.found
  const nTrials = common.reduce((sum, { nWith, nWithout }) => sum + nWith + nWithout, 0)
  const gain =
    common.length === 1
      ? taskGain(table, alone, common[0]!)
      : showGain(found, { nTasks: paired.nTasks, nTrials })
  return {
    ...{ key, harness, model, effort, gain },
    isShown: contrast.configurations.includes(index),
    without: mean(common.map((task) => task.without!)),
    with: mean(common.map((task) => task.with!)),
  }
}
