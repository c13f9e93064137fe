import type { Db } from '@/db/open-database'
import { labelOfSide, type HarmSide } from '@/lib/domain/gain'
import { areEqual } from '@/lib/stats/numeric-rules'
import { signTest } from '@/lib/stats/sign-exact'
import { compareTasks, type TaskComparison } from '@/lib/cells/compare-tasks'
import type { Contrast } from '@/lib/cells/contrast'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import { describeTask, type TaskRow } from '@/lib/cells/describe-task'
import { explainChanges, type ChangeCauses } from './explain-change'
import { findTellingPairs, type TellingPair } from './find-telling-pairs'
import type { OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { remember } from '@/lib/cells/remember'
import { testConfigurations, type ConfigurationTest } from '@/lib/cells/test-by-configuration'

export interface HarmsQuestion extends ViewQuestion {
  readonly show: HarmSide
  readonly offset: number
  /** Rows to answer at most. */
  readonly limit: number
}

/** One task on the shown side of zero. */
export interface HarmRow extends TaskRow {
  /** 1 has the strongest evidence. */
  readonly rank: number
  /** One-sided sign test over configurations, toward the shown side; ties left out. */
  readonly pAgreement: number | null
  readonly causes: ChangeCauses
  readonly pair: TellingPair | null
  /** Every shown configuration tested alone, the largest drop (or rise) first. */
  readonly configurations: readonly ConfigurationTest[]
}

/** Tasks that one statement asks about: SQLite limits how long a condition may be. */
const TASKS_A_READ = 100

/** The whole list is a file to save, too much to keep. */
const MOST_KEPT = 100

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
export async function describeHarms(
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
  const testAll = () => page.map(({ task }) => testConfigurations(table, contrast, task))
  const allTests =
    limit > MOST_KEPT
      ? testAll()
      : remember(table, 'harm tests', [contrast, show, offset, limit], testAll)
  return page.map((seen, index) => {
    const tests = allTests[index]!
    const sign = show === 'harms' ? 1 : -1
    const deltas = tests.map(({ delta }) => (areEqual(delta, 0) ? 0 : sign * delta))
    return {
      ...describeTask(table, contrast, all[seen.task]!),
      ...behind[index]!,
      rank: offset + index + 1,
      label: labelOfSide(seen.finding, seen.delta, 'harms'),
      pAgreement: signTest({ deltas }).pNeg,
      configurations: show === 'harms' ? tests : tests.toReversed(),
    }
  })
}
