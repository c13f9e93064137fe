import { asc, isNull } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { experiment } from '@/db/schema'
import { loadCells } from '@/lib/analysis/cell-table/load-cells'
import { prepareTasks } from '@/lib/analysis/cell-table/prepare-tasks'
import { compareTasks } from '@/lib/cells/compare-tasks'
import { luckOfTasks } from '@/lib/cells/count-luck'
import { remember } from '@/lib/cells/remember'
import type { HarmLuckTwoYardsticks } from '@/lib/stats/harm-luck-two-yardsticks'
import { runInParts } from '@/lib/analysis/run-in-parts'
import { resolveContrast } from '@/lib/cells/contrast'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { describeTask, type TaskRow } from '@/lib/cells/describe-task'
import { countHarms, rankHarms, type HarmCount } from '@/lib/cells/rank-harms'
import type { ConditionKind } from '@/lib/domain/condition'
import { labelOfSide } from '@/lib/domain/gain'
import type { ExperimentRow } from './get-experiment'
import { keepByVersion } from './keep-by-version'

/** What the tasks of an experiment show beyond its headline. */
export interface Finding {
  readonly slug: string
  readonly name: string
  readonly isGenerated: boolean
  readonly harms: HarmCount
  /** Tasks that are clearly harmed, strongest evidence first. */
  readonly harmed: readonly TaskRow[]
  /** How many tasks luck alone would make worse; null where some are shown to be harmed: then they are the news. */
  readonly luck: HarmLuckTwoYardsticks | null
  readonly kinds: { readonly without: ConditionKind; readonly with: ConditionKind }
}

const MOST_HARMED = 3

async function find(db: Db, row: ExperimentRow): Promise<Finding | null> {
  const table = await loadCells(db, row.id)
  const contrast = resolveContrast(table, DEFAULT_QUESTION, row.baselineKey, row.plannedTasks)
  if (!contrast) return null
  await prepareTasks(table, contrast)
  const tasks = compareTasks(table, contrast)
  const strong = rankHarms(table, tasks).filter(
    ({ finding, delta }) => labelOfSide(finding, delta, 'harms') === 'strong',
  )
  const harms = countHarms(tasks)
  const isFree = strong.length === 0 && harms.nNegative > 0
  return {
    slug: row.slug,
    name: row.name,
    isGenerated: row.isGenerated,
    harms,
    luck: isFree
      ? await remember(table, 'luck', [contrast, 'harms'], () =>
          runInParts(luckOfTasks(table, contrast, tasks, 'harms')),
        )
      : null,
    harmed: strong.slice(0, MOST_HARMED).map((task) => describeTask(table, contrast, task)),
    kinds: {
      without: table.conditions[contrast.without]!.kind,
      with: table.conditions[contrast.with]!.kind,
    },
  }
}

const findAll = keepByVersion(find)

/** What stands out in the experiments that compare something. */
export async function listFindings(db: Db): Promise<Finding[]> {
  const rows = await db
    .select()
    .from(experiment)
    .where(isNull(experiment.deletedAt))
    .orderBy(asc(experiment.id))
  return (await findAll(db, rows)).filter((finding) => finding !== null)
}
