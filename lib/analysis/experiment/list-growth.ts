import type { Db } from '@/db/open-database'
import { letOthersRun } from '@/lib/analysis/run-in-parts'
import type { CellTable } from '@/lib/cells/cell-table'
import type { Contrast } from '@/lib/cells/contrast'
import { startCellTable } from '@/lib/cells/fill-cell-table'
import { growingGain, type GrowingGain } from '@/lib/cells/growing-gain'
import { remember } from '@/lib/cells/remember'
import type { RewardHistogram } from '@/lib/domain/error-policy'
import { isTrialStatus } from '@/lib/domain/trial-status'
import type { OpenExperiment } from './get-experiment'

/** The gain after an import, over the trials that it and those before it brought and that still stand. */
export interface GrowthStep {
  readonly source: string
  readonly finishedAt: number | null
  /** Trials of the compared arms so far. */
  readonly nTrials: number
  /** Null before two tasks that differ. */
  readonly growing: GrowingGain | null
}

/** Which import brought a trial stands in no cell: of more trials than this the picture is not drawn. */
const MOST_TRIALS = 50_000
/** The last of them; each has all before it in it. */
const MOST_STEPS = 20

// Equal trials as one row, and all as one JSON value: a row a trial costs this driver ten times as much.
const BROUGHT = `
  select json_group_array(json_array(import_id, task_id, configuration_id, condition_id, status, reward, n)) as brought
  from (
    select import_id, task_id, configuration_id, condition_id, status, reward, count(*) as n from trial
    where experiment_id = ?1 and is_live = 1 and is_excluded = 0 and condition_id in (?2, ?3)
      and configuration_id in (select value from json_each(?4))
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6)`
const IMPORTS = `
  select id, source, finished_at from import where experiment_id = ? order by finished_at, id`

type Brought = [
  ...[importId: number, task: number, configuration: number, condition: number],
  ...[status: string, reward: number | null, n: number],
]

/** Step by step how the gain grew, for an experiment of several imports; empty where it is too large. */
export async function listGrowth(
  db: Db,
  open: OpenExperiment,
  contrast: Contrast,
): Promise<readonly GrowthStep[]> {
  const { table } = open
  if (table.nTrials.reduce((sum, n) => sum + n, 0) > MOST_TRIALS) return []
  const asked = [contrast, open.experiment.plannedTasks]
  return remember(table, 'growth', asked, () => readGrowth(db, open, contrast))
}

async function readGrowth(
  db: Db,
  { experiment, table }: OpenExperiment,
  contrast: Contrast,
): Promise<GrowthStep[]> {
  const arms = [contrast.without, contrast.with].map((index) => table.conditions[index]!.id)
  const shown = contrast.configurations.map((index) => table.configurations[index]!.id)
  const args = [experiment.id, ...arms, JSON.stringify(shown)]
  const { rows } = await db.$client.execute({ sql: BROUGHT, args })
  // The statement above makes the shape.
  const brought = JSON.parse(String(rows[0]!.brought)) as Brought[]
  const imports = await db.$client.execute({ sql: IMPORTS, args: [experiment.id] })
  const steps: GrowthStep[] = []
  const cells = new Map<string, GrownCell>()
  const known = new Set(brought.map(([importId]) => importId))
  const bringing = imports.rows.filter(({ id }) => known.has(Number(id)))
  for (const [index, { id, source, finished_at }] of bringing.entries()) {
    for (const one of brought) if (one[0] === Number(id)) addTrials(cells, one)
    if (index < bringing.length - MOST_STEPS) continue
    const grown = fillTable(table, cells)
    steps.push({
      source: String(source),
      finishedAt: finished_at === null ? null : Number(finished_at),
      nTrials: grown.nTrials.reduce((sum, n) => sum + n, 0),
      growing: growingGain(grown, contrast, experiment.plannedTasks),
    })
    await letOthersRun()
  }
  return steps
}

interface GrownCell {
  readonly ids: readonly [task: number, configuration: number, condition: number]
  readonly rewards: RewardHistogram
}

function addTrials(cells: Map<string, GrownCell>, trials: Brought): void {
  const [, task, configuration, condition, status, reward, n] = trials
  if (!isTrialStatus(status)) return
  const key = `${task} ${configuration} ${condition}`
  const cell = cells.get(key) ?? { ids: [task, configuration, condition], rewards: {} }
  cells.set(key, cell)
  ;(cell.rewards[status] ??= []).push([reward, n])
}

/** The table as it was: its lists, and the cells so far. */
function fillTable(lists: CellTable, cells: ReadonlyMap<string, GrownCell>): CellTable {
  const { tasks, configurations, conditions } = lists
  const { table, write } = startCellTable({ tasks, configurations, conditions }, cells.size)
  const [task, configuration, condition] = [tasks, configurations, conditions].map(
    (rows) => new Map(rows.map(({ id }, index) => [id, index])),
  )
  for (const { ids, rewards } of cells.values())
    write({
      task: task!.get(ids[0]),
      configuration: configuration!.get(ids[1]),
      condition: condition!.get(ids[2]),
      nTrials: Object.values(rewards).reduce((sum, bins) => sum + countBins(bins), 0),
      nInferred: 0,
      rewards,
      ...{ meanReward: null, nGt0: null, nEq1: null },
    })
  return table
}

const countBins = (bins: readonly (readonly [number | null, number])[]) =>
  bins.reduce((sum, [, n]) => sum + n, 0)
