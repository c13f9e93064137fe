import type { Row } from '@libsql/client'
import { eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { condition, configuration, experiment, task } from '@/db/schema'
import { CONDITION_KINDS } from '@/lib/domain/condition'
import type { RewardHistogram } from '@/lib/domain/error-policy'
import { adjustRewards, type CellChange } from '@/lib/cells/adjust-rewards'
import type { CellLists, CellRow, CellTable, TableOffer, TableTask } from '@/lib/cells/cell-table'
import { startCellTable } from '@/lib/cells/fill-cell-table'
import { countChanges } from '@/lib/analysis/review/list-changes'
import { findImportedCells, findImportedDomains } from '@/lib/analysis/review/find-imported'
import { letOthersRun } from '@/lib/analysis/run-in-parts'
import { findKnownUses } from './find-known-uses'
import { findShownSkills } from './find-shown-skills'

/** Cells that one statement may answer: the driver blocks while it reads. */
const CELLS_A_READ = 8000
const HELD_TABLES = 8

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byName = <T>(name: (item: T) => string) => {
  return (a: T, b: T) => byCodeUnit(name(a), name(b))
}

const held = new WeakMap<Db, Map<string, Promise<CellTable>>>()

/** The number of an experiment's last change. */
async function getDataVersion(db: Db, experimentId: number): Promise<number> {
  const [row] = await db
    .select({ version: experiment.dataVersion })
    .from(experiment)
    .where(eq(experiment.id, experimentId))
  return row?.version ?? 0
}

/**
 * The cells of an experiment as columns, kept in this process until its data change.
 * Tasks come in code-unit order of their names, as every seeded draw asks for.
 */
export async function loadCells(db: Db, experimentId: number): Promise<CellTable> {
  const key = `${experimentId}:${await getDataVersion(db, experimentId)}`
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

/**
 * The cells of an experiment with some trials more or fewer than `table` has: what would be if these
 * counted otherwise. Its lists are those of the table, so that a contrast holds for both. To be
 * remembered with it by who asks.
 */
export const readCellsWith = (
  db: Db,
  experimentId: number,
  { tasks, configurations, conditions, changes, isAsImported, uses }: CellTable,
  trials: readonly CellChange[],
): Promise<CellTable> =>
  readColumns(db, experimentId, { tasks, configurations, conditions }, trials, {
    ...{ changes, isAsImported, uses },
  })

/** The cells as they were imported, before reviewers changed anything. */
export async function readImportedCells(
  db: Db,
  experimentId: number,
  { tasks, configurations, conditions, changes, uses }: CellTable,
): Promise<CellTable> {
  const domains = await findImportedDomains(db, experimentId)
  const lists = {
    tasks: tasks.map((task) => ({ ...task, ...domains.get(task.id) })),
    ...{ configurations, conditions },
  }
  const trials = await findImportedCells(db, experimentId)
  return readColumns(db, experimentId, lists, trials, { changes, isAsImported: true, uses })
}

async function readCells(db: Db, experimentId: number): Promise<CellTable> {
  const [taskRows, configurationRows, conditionRows, offers] = await Promise.all([
    db.select().from(task).where(eq(task.experimentId, experimentId)),
    db.select().from(configuration).where(eq(configuration.experimentId, experimentId)),
    db.select().from(condition).where(eq(condition.experimentId, experimentId)),
    readOffers(db, experimentId),
  ])
  const tasks = taskRows
    .map(({ experimentId: _experiment, tags: _tags, ...row }): TableTask => {
      return { ...row, offers: offers.get(row.id) ?? [] }
    })
    .sort(byName((row) => row.name))
  const configurations = configurationRows.sort(
    byName((row) => `${row.model ?? '~'}\n${row.harness ?? '~'}\n${row.key}`),
  )
  const shown = await findShownSkills(db, experimentId)
  const conditions = conditionRows
    .map((row) => ({ ...row, showsSkills: shown.has(row.id) }))
    .sort(
      (a, b) =>
        CONDITION_KINDS.indexOf(a.kind) - CONDITION_KINDS.indexOf(b.kind) ||
        (a.round ?? -1) - (b.round ?? -1) ||
        byCodeUnit(a.key, b.key),
    )
  const changes = await countChanges(db, experimentId)
  const uses = await findKnownUses(db, experimentId)
  const lists = { tasks, configurations, conditions }
  return readColumns(db, experimentId, lists, [], { changes, isAsImported: false, uses })
}

// As JSON, since a row for each task and condition costs this driver ten times as much.
const PACKED_OFFERS = `
  SELECT json_group_array(json_array(task_id, condition_id, skill_count, skill_tokens, skill_files, skill_scripts)) AS rows
  FROM (SELECT o.task_id, o.condition_id, s.skill_count, s.skill_tokens, s.skill_files, s.skill_scripts FROM offered_skill_set o JOIN skill_set s ON s.id = o.set_id
    JOIN task t ON t.id = o.task_id WHERE t.experiment_id = ? ORDER BY s.id DESC, o.condition_id)`

type OfferRow = [task: number, condition: number | null, ...sizes: (number | null)[]]

/** What conditions offer each task, by its id. */
async function readOffers(db: Db, experimentId: number): Promise<Map<number, TableOffer[]>> {
  const { rows } = await db.$client.execute({ sql: PACKED_OFFERS, args: [experimentId] })
  const byTask = new Map<number, TableOffer[]>()
  // The statement makes the shape.
  for (const [taskId, conditionId, ...sizes] of JSON.parse(String(rows[0]!.rows)) as OfferRow[]) {
    const [skillCount = null, skillTokens = null, skillFiles = null, skillScripts = null] = sizes
    const offer = { conditionId, sizes: { skillCount, skillTokens, skillFiles, skillScripts } }
    const known = byTask.get(taskId)
    if (known) known.push(offer)
    else byTask.set(taskId, [offer])
  }
  return byTask
}

// Columns as JSON: reading a row a cell costs ten times as much on this driver. Histograms come as
// text, since most are alike and need be read only once.
const COLUMNS = {
  task: 'task_id',
  configuration: 'configuration_id',
  condition: 'condition_id',
  nTrials: 'n_trials',
  nInferred: 'n_inferred',
  rewards: 'rewards',
  meanReward: 'mean_reward',
  nGt0: 'n_gt0',
  nEq1: 'n_eq1',
} as const

type Column = keyof typeof COLUMNS
type PackedCells = Record<Exclude<Column, 'rewards'>, number[]> & { rewards: (string | null)[] }

const PACKED_CELLS = `
  select ${Object.entries(COLUMNS)
    .map(([name, column]) => `json_group_array(${column}) as ${name}`)
    .join(', ')}
  from cell where experiment_id = ? and task_id between ? and ?`
const COUNT_CELLS = 'select count(*) as cells from cell where experiment_id = ?'

const unpack = (row: Row) =>
  // The statement above makes the shape.
  Object.fromEntries(
    Object.keys(COLUMNS).map((name) => [name, JSON.parse(row[name] as string)]),
  ) as PackedCells

const placeOf = (task: number, configuration: number, condition: number) =>
  `${task} ${configuration} ${condition}`

/** Changes by the place of their cell, each to be taken once. */
function byPlace(changes: readonly CellChange[]): Map<string, CellChange[]> {
  const places = new Map<string, CellChange[]>()
  for (const change of changes) {
    const place = placeOf(change.taskId, change.configurationId, change.conditionId)
    places.set(place, [...(places.get(place) ?? []), change])
  }
  return places
}

const total = (changes: readonly CellChange[], key: 'n' | 'nInferred') =>
  changes.reduce((sum, change) => sum + change[key], 0)

async function readColumns(
  db: Db,
  experimentId: number,
  lists: CellLists,
  changes: readonly CellChange[],
  reviewed: Pick<CellTable, 'changes' | 'isAsImported' | 'uses'>,
): Promise<CellTable> {
  const indexById = (rows: readonly { id: number }[]) =>
    new Map(rows.map((row, index) => [row.id, index]))
  const task = indexById(lists.tasks)
  const configuration = indexById(lists.configurations)
  const condition = indexById(lists.conditions)
  const counted = await db.$client.execute({ sql: COUNT_CELLS, args: [experimentId] })
  const open = byPlace(changes)
  const room = Number(counted.rows[0]!.cells) + open.size
  const { table, write } = startCellTable(lists, room, reviewed)
  const take = (...ids: [number, number, number]) => {
    const own = open.get(placeOf(...ids)) ?? []
    open.delete(placeOf(...ids))
    return own
  }
  const adjusted = makeAdjusted()
  const writeAt = (
    [taskId, configurationId, conditionId]: [number, number, number],
    cell: Omit<CellRow, 'task' | 'configuration' | 'condition'>,
  ) => {
    const own = open.size === 0 ? [] : take(taskId, configurationId, conditionId)
    const nTrials = cell.nTrials + total(own, 'n')
    if (own.length > 0 && nTrials === 0) return
    write({
      task: task.get(taskId),
      configuration: configuration.get(configurationId),
      condition: condition.get(conditionId),
      ...cell,
      nTrials,
      nInferred: cell.nInferred + total(own, 'nInferred'),
      rewards: own.length === 0 ? cell.rewards : adjusted(cell.rewards, own),
    })
  }
  const histograms = makeHistograms()
  const taskIds = [...task.keys()].sort((a, b) => a - b)
  const tasksARead = Math.max(1, Math.floor(CELLS_A_READ / (configuration.size * condition.size)))
  for (let start = 0; start < taskIds.length; start += tasksARead) {
    const slice = taskIds.slice(start, start + tasksARead)
    const args = [experimentId, slice[0]!, slice.at(-1)!]
    const answer = await db.$client.execute({ sql: PACKED_CELLS, args })
    const cells = unpack(answer.rows[0]!)
    for (let i = 0; i < cells.task.length; i++)
      writeAt([cells.task[i]!, cells.configuration[i]!, cells.condition[i]!], {
        nTrials: cells.nTrials[i]!,
        nInferred: cells.nInferred[i]!,
        rewards: histograms(cells.rewards[i]!),
        meanReward: cells.meanReward[i]!,
        nGt0: cells.nGt0[i]!,
        nEq1: cells.nEq1[i]!,
      })
    await letOthersRun()
  }
  // What is left is of places that have no cell.
  const nothing = {
    nTrials: 0,
    nInferred: 0,
    rewards: null,
    meanReward: null,
    nGt0: null,
    nEq1: null,
  }
  for (const [first] of [...open.values()])
    writeAt([first!.taskId, first!.configurationId, first!.conditionId], nothing)
  return table
}

/** Histograms with changes; of places without a cell equal changes give the same one, which is counted once. */
function makeAdjusted() {
  const known = new Map<string, RewardHistogram | null>()
  return (rewards: RewardHistogram | null, own: readonly CellChange[]): RewardHistogram | null => {
    if (rewards !== null) return adjustRewards(rewards, own)
    const key = own.map(({ status, reward, n }) => `${status} ${reward} ${n}`).join('|')
    const found = known.get(key) ?? adjustRewards(null, own)
    known.set(key, found)
    return found
  }
}

/** Stored histograms by their text; equal texts give the same one. */
function makeHistograms() {
  const known = new Map<string, RewardHistogram>()
  return (text: string | null): RewardHistogram | null => {
    if (text === null) return null
    // Written as a histogram by the import, so that the shape is known.
    const found = known.get(text) ?? (JSON.parse(text) as RewardHistogram)
    known.set(text, found)
    return found
  }
}
