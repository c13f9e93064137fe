import type { AmongConditions, Gain, Verdict } from '@/lib/domain/gain'
import type { Parts } from '@/lib/domain/parts'
import { gainNormalized } from '@/lib/stats/gain-normalized'
import type { MoreDataPlan } from '@/lib/stats/plan-more-data'
import { twoSidedP } from '@/lib/stats/interval'
import { rerunIntervals } from '@/lib/stats/rerun-intervals'
import { amongConditions, amongConditionsInParts } from './among-conditions'
import { answerByPolicy, contrastsByPolicy, type PolicyAnswer } from './answer-by-policy'
import { boundMissing, planOf, type MissingTrials, type Plan } from './bound-missing'
import type { CellTable } from './cell-table'
import { measureTasks, measureTasksInParts, type TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import type { ViewQuestion } from './describe-contrast'
import {
  gainOverTasks,
  gainsOfConfigurations,
  gainsOfConfigurationsInParts,
} from './gain-over-tasks'
import type { ExperimentCells } from './experiment-cells'
import { planGain, planSettling, type Settling } from './plan-gain'
import { isRemembered, remember } from './remember'
import { errorOf, judgeGain, type FoundGain } from './show-gain'
import { weighGain } from './weigh-gain'

type Ask = Pick<ViewQuestion, 'uncertainty' | 'weighting'>

/** The answer to "did skills help overall?" under one contrast. */
export interface Headline {
  readonly gain: Gain
  readonly verdict: Verdict | null
  /** Of a gain beyond noise that is one of several against the baseline; null: nothing to correct. */
  readonly among: AmongConditions | null
  readonly without: number | null
  readonly with: number | null
  /** Most compared tasks have rewards between 0 and 1: the rates are mean rewards, no shares of passed runs. */
  readonly isMeanReward: boolean
  readonly nConfigurations: number
  readonly normalizedGain: NormalizedGain
  /** Two-sided, of the interval shown: how often luck alone shows so much where the true gain is 0. */
  readonly p: number | null
  /** Common tasks that got better, stayed, got worse. */
  readonly nUp: number
  readonly nTie: number
  readonly nDown: number
  /** Surely smaller than 5 pp either way: both one-sided tests at 5 pp pass. */
  readonly isEquivalent: boolean
  /** It would be, were it not for losses and gains of whole tasks too rare to be seen in these. */
  readonly hidesRare: boolean
  /** Where these tasks would land when run again as often; null unless a re-run is asked about. */
  readonly repeat: { readonly low: number | null; readonly high: number | null } | null
  /** What this set-up can see, and how much more would see 5 pp. */
  readonly plan: MoreDataPlan
  /** Tasks that would usually settle the observed gain, each task counting once; null: nothing to plan from. */
  readonly settling: Settling | null
  /** The same question under every error policy; one entry where statuses are unknown. */
  readonly policies: readonly PolicyAnswer[]
  readonly coverage: Coverage
}

/** Share of the failures that the skills removed (Hake 1998). */
export interface NormalizedGain {
  /** Mean over configurations of each one's own. */
  readonly meanOfConfigurations: number | null
  /** Of the grand means; shown beside where it differs. */
  readonly ofMeans: number | null
}

export interface Coverage {
  readonly nTasks: number
  readonly plannedTasks: number
  /** Common tasks over planned tasks. */
  readonly tasks: number | null
  /** Cells with counted trials, of the shown configurations in both arms. */
  readonly nCells: number
  readonly plannedCells: number
  /** Bounds of the gain over what is missing. */
  readonly missing: MissingTrials
}

function normalizedGains(table: CellTable, contrast: Contrast, tasks: readonly TaskMeasure[]) {
  const gains = gainsOfConfigurations(table, contrast, tasks)
  const pairs = gains.flatMap(({ withMean, withoutMean }) =>
    withMean === null || withoutMean === null ? [] : [{ with: withMean, without: withoutMean }],
  )
  const { meanOfG, gOfMeans } = gainNormalized({ pairs })
  return { meanOfConfigurations: meanOfG, ofMeans: gOfMeans }
}

function coverageOf(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
  plan: Plan,
): Coverage {
  const { n } = table.byPolicy[contrast.policy]
  const plannedTasks = plan.tasks
  const shown = new Set(contrast.configurations)
  let nCells = 0
  for (let cell = 0; cell < table.length; cell++) {
    const condition = table.condition[cell]
    const inArm = condition === contrast.with || condition === contrast.without
    if (inArm && n[cell]! > 0 && shown.has(table.configuration[cell]!)) nCells += 1
  }
  const nTasks = tasks.filter((task) => task.isCommon).length
  return {
    nTasks,
    plannedTasks,
    tasks: plannedTasks === 0 ? null : nTasks / plannedTasks,
    nCells,
    plannedCells: plannedTasks * shown.size * 2,
    missing: boundMissing(table, contrast, plan),
  }
}

/** The headline of an experiment under a contrast. */
export const makeHeadline = (
  { experiment, table }: Pick<ExperimentCells, 'experiment' | 'table'>,
  contrast: Contrast,
  { uncertainty, weighting }: Ask,
): Headline =>
  remember(table, 'headline', [contrast, uncertainty, weighting, experiment.plannedTasks], () =>
    findHeadline({ experiment, table }, contrast, { uncertainty, weighting }),
  )

/** The same, and its work in parts: at a million trials it takes a good part of a second. */
export function* headlineInParts(
  cells: Pick<ExperimentCells, 'experiment' | 'table'>,
  contrast: Contrast,
  question: Ask,
): Parts<Headline> {
  const { experiment, table } = cells
  const { uncertainty, weighting } = question
  const asked = [contrast, uncertainty, weighting, experiment.plannedTasks]
  if (!isRemembered(table, 'headline', asked)) {
    yield* measureTasksInParts(table, contrast)
    const tasks = measureTasks(table, contrast)
    // What is found here is kept, so that the headline itself is soon put together.
    yield* gainsOfConfigurationsInParts(table, contrast, tasks)
    weighGain(table, contrast, tasks, question)
    yield* amongConditionsInParts(cells, contrast, question)
    for (const under of contrastsByPolicy(cells, contrast)) {
      yield* measureTasksInParts(table, under)
      weighGain(table, under, measureTasks(table, under), question)
      yield
    }
    planGain(table, contrast, tasks, weighting)
    yield
    boundMissing(table, contrast, planOf(experiment, table))
    yield
  }
  return makeHeadline(cells, contrast, question)
}

function findHeadline(
  { experiment, table }: Pick<ExperimentCells, 'experiment' | 'table'>,
  contrast: Contrast,
  question: Ask,
): Headline {
  const tasks = measureTasks(table, contrast)
  const paired = gainOverTasks(tasks)
  const weighed = weighGain(table, contrast, tasks, question)
  const { gain, with: with_, without } = weighed
  const { verdict, isSmall, hidesRare } = judgeGain(weighed)
  return {
    ...{ gain, verdict, isEquivalent: isSmall ?? false, hidesRare },
    among:
      verdict === 'helps' || verdict === 'hurts'
        ? amongConditions({ experiment, table }, contrast, question)
        : null,
    repeat: question.uncertainty === 'rerun' ? repeatOf(weighed) : null,
    ...{ with: with_, without, p: twoSidedP(errorOf(weighed)) },
    isMeanReward: isMostlyPartial(table, contrast, tasks),
    nConfigurations: contrast.configurations.length,
    normalizedGain: normalizedGains(table, contrast, tasks),
    nUp: paired.nUp,
    nTie: paired.nTie,
    nDown: paired.nDown,
    plan: planGain(table, contrast, tasks, question.weighting),
    settling: planSettling(table, tasks),
    policies: answerByPolicy({ experiment, table }, contrast, question),
    coverage: coverageOf(table, contrast, tasks, planOf(experiment, table)),
  }
}

/** Whether most compared tasks have rewards between 0 and 1: then a rate of the arms is no share of passed runs. */
function isMostlyPartial(table: CellTable, contrast: Contrast, tasks: readonly TaskMeasure[]) {
  const { nPartial } = table.byPolicy[contrast.policy]
  const isPartial = ({ task }: TaskMeasure) =>
    [contrast.without, contrast.with].some((condition) =>
      contrast.configurations.some((configuration) => {
        const cell = table.cellAt(task, configuration, condition)
        return cell >= 0 && nPartial[cell]! > 0
      }),
    )
  const common = tasks.filter(({ isCommon }) => isCommon)
  return 2 * common.filter(isPartial).length > common.length
}

function repeatOf({ estimate, se }: FoundGain): NonNullable<Headline['repeat']> {
  const { repeatLo: low, repeatHi: high } = rerunIntervals({ estimate, rerunSe: se })
  return { low, high }
}
