import type { Db } from '@/db/open-database'
import type { HarmSide } from '@/lib/domain/gain'
import type { TaskTestResult } from '@/lib/stats/choose-task-test'
import { areEqual, quantile } from '@/lib/stats/numeric-rules'
import { reachOfTaskTest, type TaskTestReach } from '@/lib/stats/reach-of-task-test'
import { signTest } from '@/lib/stats/sign-test'
import type { CellTable } from './cell-table'
import { compareTasks, pairedCells, type TaskComparison } from './compare-tasks'
import type { Contrast } from './contrast'
import { describeFrame, type ExperimentFrame, type ViewQuestion } from './describe-contrast'
import { describeTask, type TaskRow } from './describe-task'
import { explainChanges, type ChangeCauses } from './explain-change'
import { findTellingPairs, type TellingPair } from './find-telling-pairs'
import { openExperiment, type OpenExperiment } from './get-experiment'
import { makeHeadline, type Headline } from './make-headline'
import { mirrorTasks } from './mirror-tasks'
import { countHarms, rankHarms, type HarmCount } from './rank-harms'
import { testConfigurations, type ConfigurationTest } from './test-configurations'

export interface HarmsQuestion extends ViewQuestion {
  readonly show: HarmSide
  readonly offset: number
  /** Rows to answer at most. */
  readonly limit: number
}

/** One task on the shown side of zero. */
export interface HarmRow extends TaskRow {
  /** 1 is the surest. */
  readonly rank: number
  /** Why there is no p; null where there is one. */
  readonly reason: TaskTestResult['reason']
  /** One-sided sign test over configurations, toward the shown side; ties left out. */
  readonly pAgreement: number | null
  readonly causes: ChangeCauses
  readonly pair: TellingPair | null
  /** Every shown configuration tested alone, the largest drop (or rise) first. */
  readonly configurations: readonly ConfigurationTest[]
}

/** Could a lone task pass the correction at all? For the pooled test and for one configuration. */
export interface HarmReach {
  /** Trials per arm and configuration: the median over cells. */
  readonly trials: number
  /** Tasks with a p-value: the family of the correction. */
  readonly nTests: number
  readonly pooled: TaskTestReach
  readonly oneConfiguration: TaskTestReach
}

export interface HarmsView extends ExperimentFrame {
  readonly show: HarmSide
  readonly headline: Headline | null
  /** On the shown side: `nNegative` counts its tasks. */
  readonly harms: HarmCount
  readonly nTied: number
  /** Tasks on the other side of zero. */
  readonly nOther: number
  readonly reach: HarmReach | null
  /** Shown configurations are as many models: then the page may say "models". */
  readonly isOneHarnessAModel: boolean
  readonly items: readonly HarmRow[]
  readonly total: number
}

function measureReach(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskComparison[],
): HarmReach | null {
  const { n } = table.byPolicy[contrast.policy]
  const counts = tasks.flatMap((task) =>
    pairedCells(table, contrast, task.task).flatMap((pair) => [n[pair.with]!, n[pair.without]!]),
  )
  const nTests = tasks.filter((task) => task.p !== null).length
  if (counts.length === 0 || nTests === 0) return null
  const trials = Math.max(
    1,
    Math.floor(
      quantile(
        counts.sort((a, b) => a - b),
        0.5,
      )!,
    ),
  )
  const reach = (configurations: number) => reachOfTaskTest({ configurations, trials, nTests })
  return {
    ...{ trials, nTests },
    pooled: reach(contrast.configurations.length),
    oneConfiguration: reach(1),
  }
}

/** Tasks that one statement asks about: SQLite limits how long a condition may be. */
const TASKS_A_READ = 100

/** What only the database knows of the given tasks. */
async function readBehind(
  db: Db,
  { experiment, table }: OpenExperiment,
  contrast: Contrast,
  tasks: readonly number[],
  show: HarmSide,
): Promise<Pick<HarmRow, 'causes' | 'pair'>[]> {
  const found: Pick<HarmRow, 'causes' | 'pair'>[] = []
  for (let start = 0; start < tasks.length; start += TASKS_A_READ) {
    const slice = tasks.slice(start, start + TASKS_A_READ)
    const causes = await explainChanges(db, experiment, table, contrast, slice)
    const pairs =
      experiment.kind === 'published'
        ? slice.map(() => null)
        : await findTellingPairs(db, table, contrast, slice, show === 'harms' ? -1 : 1)
    found.push(...causes.map((one, index) => ({ causes: one, pair: pairs[index]! })))
  }
  return found
}

/** The rows asked for, with what the database knows of them. */
async function describeRows(
  db: Db,
  open: OpenExperiment,
  contrast: Contrast,
  ranked: readonly TaskComparison[],
  { show, offset, limit }: HarmsQuestion,
): Promise<HarmRow[]> {
  const { table } = open
  const page = ranked.slice(offset, offset + limit)
  const all = compareTasks(table, contrast)
  const behind = await readBehind(
    db,
    open,
    contrast,
    page.map(({ task }) => task),
    show,
  )
  return page.map((seen, index) => {
    const tests = testConfigurations(table, contrast, seen.task)
    const sign = show === 'harms' ? 1 : -1
    const deltas = tests.map(({ delta }) => (areEqual(delta, 0) ? 0 : sign * delta))
    return {
      ...describeTask(table, contrast, all[seen.task]!),
      ...behind[index]!,
      rank: offset + index + 1,
      label: seen.label,
      reason: seen.reason,
      pAgreement: signTest({ deltas }).pNeg,
      configurations: show === 'harms' ? tests : tests.toReversed(),
    }
  })
}

const isOneHarnessAModel = ({ configurations }: CellTable, contrast: Contrast) => {
  const models = contrast.configurations.map((index) => configurations[index]!.model)
  return !models.includes(null) && new Set(models).size === models.length
}

/**
 * Tasks that skills made worse (or, mirrored, better), the surest first, corrected for all tasks of
 * the comparison; and how many luck alone would give. Null: no such experiment.
 */
export async function listHarms(
  db: Db,
  slug: string,
  question: HarmsQuestion,
): Promise<HarmsView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { table, contrast } = open
  const { show } = question
  const frame = { ...describeFrame(open, question), show }
  if (!contrast)
    return {
      ...frame,
      ...{ headline: null, harms: countHarms([]), nTied: 0, nOther: 0, reach: null },
      ...{ isOneHarnessAModel: false, items: [], total: 0 },
    }
  const tasks = compareTasks(table, contrast)
  const seen = show === 'harms' ? tasks : mirrorTasks(table, contrast, tasks)
  const ranked = rankHarms(table, seen)
  const harms = countHarms(seen)
  const nTied = tasks.filter((task) => task.delta === 0).length
  return {
    ...frame,
    headline: makeHeadline(open, contrast, question.uncertainty),
    harms,
    nTied,
    nOther: harms.nTasks - harms.nNegative - nTied,
    reach: measureReach(table, contrast, tasks),
    isOneHarnessAModel: isOneHarnessAModel(table, contrast),
    items: await describeRows(db, open, contrast, ranked, question),
    total: ranked.length,
  }
}
