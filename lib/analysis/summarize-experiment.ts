import type { Db } from '@/db/open-database'
import { gainVerdict, type Gain, type Verdict } from '@/lib/domain/gain'
import { gainNormalized } from '@/lib/stats/gain-normalized'
import { mean } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import { compareTasks, type TaskComparison } from './compare-tasks'
import type { Contrast } from './contrast'
import { describeFrame, type ExperimentFrame, type ViewQuestion } from './describe-contrast'
import { describeTask, type TaskRow } from './describe-task'
import { conditionWarnings, contrastWarnings, type Warning } from './find-warnings'
import {
  asGain,
  countTrials,
  gainOfConfiguration,
  gainOverTasks,
  rerunSeOverTasks,
} from './gain-over-tasks'
import {
  listExperimentImports,
  openExperiment,
  type ExperimentImport,
  type OpenExperiment,
} from './get-experiment'
import { compareConfigurations, type ConfigurationRow } from './list-configurations'
import { countHarms, rankHarms, type HarmCount } from './rank-harms'
import { compareDomains, NO_DOMAINS, type DomainsSummary } from './summarize-domains'

/** The answer to "did skills help overall?" under one contrast. */
export interface Headline {
  readonly gain: Gain
  readonly verdict: Verdict | null
  readonly without: number | null
  readonly with: number | null
  readonly nConfigurations: number
  readonly normalizedGain: NormalizedGain
  /** Common tasks that got better, stayed, got worse. */
  readonly nUp: number
  readonly nTie: number
  readonly nDown: number
  /** Smallest gain that this set-up would usually see (80 % power); rough. */
  readonly smallestVisible: number | null
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
}

export interface ExperimentSummary extends ExperimentFrame {
  readonly headline: Headline | null
  readonly domains: DomainsSummary
  readonly configurations: readonly ConfigurationRow[]
  readonly harms: HarmCount & { readonly worst: readonly TaskRow[] }
  readonly warnings: readonly Warning[]
  readonly imports: { readonly items: readonly ExperimentImport[]; readonly total: number }
}

const WORST_SHOWN = 7
/** z(0.975) + z(0.80). */
const POWER_80 = 1.959963984540054 + 0.8416212335729143

function normalizedGains(table: CellTable, contrast: Contrast, tasks: readonly TaskComparison[]) {
  const common = tasks.filter((task) => task.isCommon).map((task) => task.task)
  const pairs = contrast.configurations.flatMap((configuration) => {
    const { withMean, withoutMean } = gainOfConfiguration(table, contrast, configuration, common)
    return withMean === null || withoutMean === null
      ? []
      : [{ with: withMean, without: withoutMean }]
  })
  const { meanOfG, gOfMeans } = gainNormalized({ pairs })
  return { meanOfConfigurations: meanOfG, ofMeans: gOfMeans }
}

function coverageOf(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskComparison[],
  plannedTasks: number,
): Coverage {
  const { n } = table.byPolicy[contrast.policy]
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
  }
}

/** The headline of an experiment under a contrast. */
export function makeHeadline(
  { experiment, table }: OpenExperiment,
  contrast: Contrast,
  uncertainty: ViewQuestion['uncertainty'],
): Headline {
  const tasks = compareTasks(table, contrast)
  const common = tasks.filter((task) => task.isCommon)
  const paired = gainOverTasks(tasks)
  const rerunSe = uncertainty === 'rerun' ? rerunSeOverTasks(table, contrast, tasks) : null
  const gain = asGain(paired, rerunSe, countTrials(common), uncertainty)
  return {
    gain,
    verdict: gainVerdict(gain),
    without: mean(common.map((task) => task.without!)),
    with: mean(common.map((task) => task.with!)),
    nConfigurations: contrast.configurations.length,
    normalizedGain: normalizedGains(table, contrast, tasks),
    nUp: paired.nUp,
    nTie: paired.nTie,
    nDown: paired.nDown,
    smallestVisible: paired.se === null ? null : POWER_80 * paired.se,
    coverage: coverageOf(table, contrast, tasks, experiment.plannedTasks ?? table.tasks.length),
  }
}

const NO_HARMS = { ...countHarms([]), worst: [] }

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
  const deliveries = await listExperimentImports(db, experiment.id)
  const warnings = conditionWarnings(frame.conditions, contrast, table)
  if (!contrast)
    return {
      ...frame,
      headline: null,
      domains: NO_DOMAINS,
      configurations: [],
      harms: NO_HARMS,
      warnings,
      imports: deliveries,
    }
  const tasks = compareTasks(table, contrast)
  const planned = experiment.plannedTasks ?? table.tasks.length
  const worst = rankHarms(table, tasks).slice(0, WORST_SHOWN)
  return {
    ...frame,
    headline: makeHeadline(open, contrast, question.uncertainty),
    domains: compareDomains(table, contrast, question.uncertainty),
    configurations: compareConfigurations(table, contrast, planned, question.uncertainty),
    harms: {
      ...countHarms(tasks),
      worst: worst.map((task) => describeTask(table, contrast, task)),
    },
    warnings: [...contrastWarnings(table, contrast, tasks, planned), ...warnings],
    imports: deliveries,
  }
}
