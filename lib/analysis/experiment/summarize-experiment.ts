import type { Db } from '@/db/open-database'
import type { Contrast } from '@/lib/cells/contrast'
import { planOf } from '@/lib/cells/bound-missing'
import { compareTasks } from '@/lib/cells/compare-tasks'
import { luckOfTasks } from '@/lib/cells/count-luck'
import { measureReliability, type Reliability } from '@/lib/cells/measure-reliability'
import { listUseChanges } from '@/lib/analysis/measure/measure-changes'
import type { UseChange } from '@/lib/cells/use-change'
import { measureActivation, type Activation } from '@/lib/analysis/measure/measure-activation'
import {
  countFalseActivation,
  type FalseActivation,
} from '@/lib/analysis/measure/count-false-activation'
import { growingGain, type GrowingGain } from '@/lib/cells/growing-gain'
import { countWays, type Strip } from './count-ways'
import { prepareTasks } from '@/lib/analysis/cell-table/prepare-tasks'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { describeTask, type TaskRow } from '@/lib/cells/describe-task'
import { contrastWarnings } from '@/lib/cells/warnings/find-warnings'
import { listGrowth, type GrowthStep } from './list-growth'
import { loadRunFacts } from './load-run-facts'
import { conditionWarnings } from '@/lib/cells/warnings/condition-warnings'
import { baselineWarnings } from './baseline-warnings'
import { importWarnings } from './import-warnings'
import { labelWarnings } from './label-warnings'
import { runWarnings } from '@/lib/cells/warnings/run-warnings'
import type { HarmLuckTwoYardsticks } from '@/lib/stats/harm-luck-two-yardsticks'
import type { Warning } from '@/lib/cells/warnings/warning'
import {
  listExperimentImports,
  openExperiment,
  type ExperimentImport,
  type OpenExperiment,
} from './get-experiment'
import { remember } from '@/lib/cells/remember'
import { compareConfigurations, type ConfigurationRow } from './list-configurations'
import { letOthersRun, runInParts } from '@/lib/analysis/run-in-parts'
import { answerHeadline } from './answer-headline'
import type { Headline } from '@/lib/cells/make-headline'
import { countHarms, rankHarms, type HarmCount } from '@/lib/cells/rank-harms'
import { domainsInParts, NO_DOMAINS, type DomainsSummary } from '@/lib/cells/summarize-domains'

export interface ExperimentSummary extends ExperimentFrame {
  readonly headline: Headline | null
  readonly domains: DomainsSummary
  readonly configurations: readonly ConfigurationRow[]
  readonly harms: HarmCount & {
    readonly worst: readonly TaskRow[]
    /** Tasks that luck would make worse, by two yardsticks; binary tasks only. */
    readonly luck: HarmLuckTwoYardsticks | null
  }
  /** pass@k and pass^k, with and without; null where nothing is compared. */
  readonly reliability: Reliability | null
  /** The verdict under every way of counting; null where nothing is compared. */
  readonly strip: Strip | null
  /** In how many runs a skill was read; null where no trajectory can tell. */
  readonly activation: Activation | null
  /** How often a skill is used where none should be; null where no log asks. */
  readonly falseActivation: FalseActivation | null
  /** What skills cost and save, a measure each; those that nothing knows are left out. */
  readonly use: readonly UseChange[]
  readonly warnings: readonly Warning[]
  /** The gain for who looks after every import; null where nothing is compared or nothing differs. */
  readonly growing: GrowingGain | null
  /** The same after each import, where there were several; empty in a large experiment. */
  readonly growth: readonly GrowthStep[]
  readonly imports: {
    readonly items: readonly ExperimentImport[]
    readonly total: number
    /** Those that stand and brought trials: the same logs again do not count. */
    readonly nBringing: number
  }
}

const WORST_SHOWN = 7
const NO_HARMS = { ...countHarms([]), worst: [], luck: null }

/** Everything the overview of an experiment says; null: no such experiment. */
export async function summarizeExperiment(
  db: Db,
  slug: string,
  question: ViewQuestion,
): Promise<ExperimentSummary | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { experiment, table, contrast } = open
  const frame = describeFrame(open, question)
  const falseActivation = await countFalseActivation(db, open)
  const deliveries = await listExperimentImports(db, experiment.id)
  const warnings = [
    ...(await remember(table, 'labels', null, () => labelWarnings(db, experiment))),
    ...conditionWarnings(frame.conditions, contrast, table),
    ...(await importWarnings(db, experiment.id)),
  ]
  if (!contrast)
    return {
      ...{ ...frame, falseActivation },
      headline: null,
      domains: NO_DOMAINS,
      configurations: [],
      harms: NO_HARMS,
      ...{ reliability: null, strip: null, activation: null, use: [], growing: null },
      growth: [],
      warnings,
      imports: deliveries,
    }
  const planned = experiment.plannedTasks ?? table.tasks.length
  await prepareTasks(table, contrast)
  const found = await remember(
    table,
    'overview',
    [contrast, question.uncertainty, question.weighting, planned],
    () => answerContrast(open, contrast, question, planned),
  )
  const activation = await remember(table, 'activation', [contrast], () =>
    measureActivation(db, open, contrast),
  )
  const growth = deliveries.nBringing > 1 ? await listGrowth(db, open, contrast) : []
  const use = await listUseChanges(db, open, contrast)
  const pooled = await remember(table, 'pooled baseline', [contrast], () =>
    baselineWarnings(db, table, contrast),
  )
  const runs = runWarnings(table, contrast, await loadRunFacts(db, experiment.id, table))
  return {
    ...frame,
    ...found,
    ...{ activation, falseActivation, use, growth },
    warnings: [...found.warnings, ...pooled, ...runs, ...warnings],
    imports: deliveries,
  }
}

/** What only the cells and the contrast decide, part by part so that others run in between. */
async function answerContrast(
  open: OpenExperiment,
  contrast: Contrast,
  question: ViewQuestion,
  planned: number,
) {
  const { table } = open
  const { uncertainty } = question
  const tasks = compareTasks(table, contrast)
  const worst = rankHarms(table, tasks).slice(0, WORST_SHOWN)
  await letOthersRun()
  const headline = await answerHeadline(open, contrast, question)
  await letOthersRun()
  const domains = await runInParts(domainsInParts(table, contrast, uncertainty))
  await letOthersRun()
  const configurations = await runInParts(
    compareConfigurations(table, contrast, planned, uncertainty),
  )
  await letOthersRun()
  const warnings = contrastWarnings(table, contrast, tasks, {
    plan: planOf(open.experiment, table),
    weighting: question.weighting,
    policies: headline.policies,
  })
  await letOthersRun()
  const growing = growingGain(table, contrast, open.experiment.plannedTasks)
  const harms = countHarms(tasks)
  await letOthersRun()
  return {
    ...{ headline, domains, configurations, growing },
    reliability: await runInParts(measureReliability(table, contrast, tasks)),
    strip: await countWays(open, contrast, question),
    harms: {
      ...harms,
      luck: await remember(table, 'luck', [contrast, 'harms'], () =>
        runInParts(luckOfTasks(table, contrast, tasks, 'harms')),
      ),
      worst: worst.map((task) => describeTask(table, contrast, task)),
    },
    warnings,
  }
}
