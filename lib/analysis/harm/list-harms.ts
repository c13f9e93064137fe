import type { Db } from '@/db/open-database'
import type { HarmSide } from '@/lib/domain/gain'
import type { HarmLuckTwoYardsticks } from '@/lib/stats/harm-luck-two-yardsticks'
import { quantile } from '@/lib/stats/numeric-rules'
import { reachOfTaskTest, type TaskTestReach } from '@/lib/stats/reach-of-task'
import type { CellTable } from '@/lib/cells/cell-table'
import {
  compareTasks,
  correctTasks,
  pairedCells,
  type TaskComparison,
} from '@/lib/cells/compare-tasks'
import { prepareTasks } from '@/lib/analysis/cell-table/prepare-tasks'
import type { Contrast } from '@/lib/cells/contrast'
import { describeFrame, type ExperimentFrame } from '@/lib/cells/describe-contrast'
import { describeHarms, type HarmRow, type HarmsQuestion } from './describe-harms'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { letOthersRun, runInParts } from '@/lib/analysis/run-in-parts'
import { answerHeadline } from '@/lib/analysis/experiment/answer-headline'
import type { Headline } from '@/lib/cells/make-headline'
import { mirrorTasks } from '@/lib/cells/mirror-tasks'
import { countHarms, rankHarms, type HarmCount } from '@/lib/cells/rank-harms'
import { estimateTrueChanges, luckOfTasks, type TrueChanges } from '@/lib/cells/count-luck'
import { remember } from '@/lib/cells/remember'

/** Could a lone task pass the correction at all? For the pooled test and for one configuration. */
export interface HarmReach {
  /** Trials per arm and configuration: the median over cells. */
  readonly trials: number
  /** Tasks with a p-value: the family of the correction. */
  readonly nTests: number
  readonly pooled: TaskTestReach
  readonly oneConfiguration: TaskTestReach
}

/** Tests of the comparison, and those of them that could reach 5 % at all. */
export interface TestFamily {
  readonly nTests: number
  readonly nTestable: number
  /** The p that a test must be able to reach to stay; null where none was set aside. */
  readonly level: number | null
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
  /** How many tasks the correction counts, and sets aside since they could reach no certainty. */
  readonly family: TestFamily
  /** Tasks that luck would move to the shown side, by two yardsticks; binary tasks only. */
  readonly luck: HarmLuckTwoYardsticks | null
  readonly trueChanges: TrueChanges | null
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
  const counts: number[] = []
  for (const { task } of tasks)
    for (const pair of pairedCells(table, contrast, task))
      counts.push(n[pair.with]!, n[pair.without]!)
  const nTests = tasks.filter((task) => task.p !== null).length
  if (counts.length === 0 || nTests === 0) return null
  const trials = Math.max(1, Math.floor(quantile(Int32Array.from(counts).sort(), 0.5)!))
  const reach = (configurations: number) => reachOfTaskTest({ configurations, trials, nTests })
  return {
    ...{ trials, nTests },
    pooled: reach(contrast.configurations.length),
    oneConfiguration: reach(1),
  }
}

const isOneHarnessAModel = ({ configurations }: CellTable, contrast: Contrast) => {
  const models = contrast.configurations.map((index) => configurations[index]!.model)
  return !models.includes(null) && new Set(models).size === models.length
}

/**
 * Tasks that skills made worse (or, mirrored, better), strongest evidence first, corrected for all tasks of
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
      ...{ family: { nTests: 0, nTestable: 0, level: null }, luck: null, trueChanges: null },
      ...{ isOneHarnessAModel: false, items: [], total: 0 },
    }
  await prepareTasks(table, contrast)
  const headline = await answerHeadline(open, contrast, question)
  await letOthersRun()
  const { ranked, ...found } = remember(table, 'harms', [contrast, show], () =>
    findHarms(table, contrast, show),
  )
  const luck = await remember(table, 'luck', [contrast, show], () =>
    runInParts(luckOfTasks(table, contrast, compareTasks(table, contrast), show)),
  )
  const trueChanges = await remember(table, 'true changes', [contrast], () =>
    runInParts(estimateTrueChanges(table, contrast, compareTasks(table, contrast))),
  )
  return {
    ...{ ...frame, ...found, headline, luck, trueChanges },
    isOneHarnessAModel: isOneHarnessAModel(table, contrast),
    items: await describeHarms(db, open, contrast, ranked, question),
    total: ranked.length,
  }
}

/** The tasks of one side, ranked, and what their number means. */
function findHarms(table: CellTable, contrast: Contrast, show: HarmSide) {
  const tasks = compareTasks(table, contrast)
  const seen = show === 'harms' ? tasks : mirrorTasks(table, contrast, tasks)
  const harms = countHarms(seen)
  const nTied = tasks.filter((task) => task.delta === 0).length
  return {
    ranked: rankHarms(table, seen),
    ...{ harms, nTied, nOther: harms.nTasks - harms.nNegative - nTied },
    reach: measureReach(table, contrast, tasks),
    family: familyOf(tasks),
  }
}

function familyOf(tasks: readonly TaskComparison[]): TestFamily {
  const { nTestable, level } = correctTasks(tasks)
  const nTests = tasks.filter(({ p }) => p !== null).length
  return { nTests, nTestable, level }
}
