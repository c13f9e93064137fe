import { eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { condition, configuration, dataVersion, task } from '@/db/schema'
import { CONDITION_KINDS } from '@/lib/domain/condition'
import type { RewardHistogram } from '@/lib/domain/error-policy'
import { startCellTable, type CellRow, type CellTable, type TableTask } from './cell-table'
import { letOthersRun, mapInStretches } from './let-others-run'

/** Cells that one statement may answer: the driver blocks while it reads. */
const CELLS_A_READ = 8000
const HELD_TABLES = 8

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byName = <T>(name: (item: T) => string) => {
  return (a: T, b: T) => byCodeUnit(name(a), name(b))
}

const held = new WeakMap<Db, Map<string, Promise<CellTable>>>()

/** The version that every committed batch raises; 0 before the first. */
export async function getDataVersion(db: Db): Promise<number> {
  const [row] = await db.select({ version: dataVersion.version }).from(dataVersion).limit(1)
  return row?.version ?? 0
}

/**
 * The cells of an experiment as columns, kept in this process until the data changes.
 * Tasks come in code-unit order of their names, as every seeded draw asks for.
 */
export async function loadCells(db: Db, experimentId: number): Promise<CellTable> {
  const key = `${experimentId}:${await getDataVersion(db)}`
  const tables = held.get(db) ?? new Map<string, Promise<CellTable>>()
  held.set(db, tables)
  const table = tables.get(key) ?? readCells(db, experimentId)
  // Last used goes last; the first is dropped, as is an older version of the same experiment.
  for (const other of [...tables.keys()])
    if (other.startsWith(`${experimentId}:`)) tables.delete(other)
  tables.set(key, table)
  const oldest = tables.keys().next().value
  if (tables.size > HELD_TABLES && oldest !== undefined) tables.delete(oldest)
  table.catch(() => tables.delete(key))
  return table
}

async function readCells(db: Db, experimentId: number): Promise<CellTable> {
  const [taskRows, configurationRows, conditionRows] = await Promise.all([
    db.select().from(task).where(eq(task.experimentId, experimentId)),
    db.select().from(configuration).where(eq(configuration.experimentId, experimentId)),
    db.select().from(condition).where(eq(condition.experimentId, experimentId)),
  ])
  const tasks = (taskRows as TableTask[]).sort(byName((row) => row.name))
  const configurations = configurationRows.sort(
    byName((row) => `${row.model ?? '~'}\n${row.harness ?? '~'}\n${row.key}`),
  )
  const conditions = conditionRows.sort(
    (a, b) =>
      CONDITION_KINDS.indexOf(a.kind) - CONDITION_KINDS.indexOf(b.kind) ||
      (a.round ?? -1) - (b.round ?? -1) ||
      byCodeUnit(a.key, b.key),
  )
  const lists = { tasks, configurations, conditions }
  const rows = await readRows(db, experimentId, lists)
  const { table, write } = startCellTable(lists, rows.length)
  await mapInStretches(rows, write)
  return table
}

type PackedCell = [
  taskId: number,
  configurationId: number,
  conditionId: number,
  nTrials: number,
  nInferred: number,
  rewards: RewardHistogram | null,
  meanReward: number | null,
  nGt0: number | null,
  nEq1: number | null,
]

// One JSON value an answer: reading a row a cell costs ten times as much on this driver.
const PACKED_CELLS = `
  select json_group_array(json_array(task_id, configuration_id, condition_id, n_trials, n_inferred,
    json(rewards), mean_reward, n_gt0, n_eq1)) as cells
  from cell where experiment_id = ? and task_id between ? and ?`

async function readRows(
  db: Db,
  experimentId: number,
  lists: Pick<CellTable, 'tasks' | 'configurations' | 'conditions'>,
): Promise<CellRow[]> {
  const indexById = (rows: readonly { id: number }[]) =>
    new Map(rows.map((row, index) => [row.id, index]))
  const task = indexById(lists.tasks)
  const configuration = indexById(lists.configurations)
  const condition = indexById(lists.conditions)
  const taskIds = [...task.keys()].sort((a, b) => a - b)
  const rows: CellRow[] = []
  const tasksARead = Math.max(1, Math.floor(CELLS_A_READ / (configuration.size * condition.size)))
  for (let start = 0; start < taskIds.length; start += tasksARead) {
    const slice = taskIds.slice(start, start + tasksARead)
    const args = [experimentId, slice[0]!, slice.at(-1)!]
    const answer = await db.$client.execute({ sql: PACKED_CELLS, args })
    // The statement above makes the shape.
    const packed = JSON.parse(answer.rows[0]!.cells as string) as PackedCell[]
    for (const [taskId, configurationId, conditionId, nTrials, nInferred, ...rest] of packed) {
      const [rewards, meanReward, nGt0, nEq1] = rest
      rows.push({
        task: task.get(taskId)!,
        configuration: configuration.get(configurationId)!,
        condition: condition.get(conditionId)!,
        ...{ nTrials, nInferred, rewards, meanReward, nGt0, nEq1 },
      })
    }
    await letOthersRun()
  }
  return rows
}
