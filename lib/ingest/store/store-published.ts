import { belowTaskChanges } from '@/db/writes/apply-changes'
import { brotliDecompressSync } from 'node:zlib'
import type { InStatement, Row } from '@libsql/client'
import type { Db } from '@/db/open-database'
import type { PrintedTable } from '@/lib/domain/printed-table'
import { bareTask, type NewTask } from '@/lib/domain/new-trial'
import { fields, jsonRows, sqlJson } from '@/db/writes/json-rows'
import { packJson } from './pack-steps'
import {
  rewardsOf,
  type PublishedCell,
} from '@/lib/ingest/formats/containers/published-tables/published-cells'
import {
  FIGURE_FIELDS,
  type PublishedFigure,
} from '@/lib/ingest/formats/containers/published-tables/published-figures'
import { figureStatements } from './figure-statements'
import { listStoredTables, tableStatements } from './table-statements'
import { raiseVersion } from '@/db/writes/raise-version'
import { taskStatements } from './task-statements'
import { turnEventLoop } from '@/db/writes/turn-event-loop'
import { configurationKey } from '@/lib/ingest/finish/trial-identity'
import { skillSetStatements } from './skill-set-statements'
import { undoSkillSets } from './undo-skill-sets'
import { settleSkills } from '@/db/writes/settle-skills'
import { sweepStatements } from '@/db/writes/sweep-statements'
import { fenceStatements } from '@/db/writes/writer-lease'
import { undoneStatement } from './undo-trials'

const CELL_FIELDS = ['n_trials', 'rewards', 'mean_reward', 'n_gt0', 'n_eq1', 'source'] as const
const KEY_FIELDS = ['task', 'configuration', 'condition'] as const

/** A cell as a row: what names it, what it holds. */
type CellRow = Record<
  (typeof CELL_FIELDS)[number] | (typeof KEY_FIELDS)[number],
  string | number | null
>

/** What an import took the place of; kept with the import, for undoing it. */
interface Replaced {
  readonly added: readonly CellRow[]
  readonly replaced: readonly CellRow[]
  /** Null when the import brought no figures. */
  readonly figures: readonly PublishedFigure[] | null
  /** Null when it brought no printed tables; absent in what earlier versions kept. */
  readonly tables?: readonly PrintedTable[] | null
}

const keyOf = (cell: PublishedCell) => configurationKey(cell.harness, cell.model, cell.effort)

const rowOf = (cell: PublishedCell): CellRow => {
  const rewards = rewardsOf(cell)
  return {
    task: cell.task,
    configuration: keyOf(cell),
    condition: cell.condition.key,
    n_trials: cell.nTrials,
    rewards: rewards && sqlJson(rewards),
    mean_reward: cell.meanReward,
    n_gt0: cell.nGt0,
    n_eq1: cell.nEq1,
    source: cell.source,
  }
}

const identity = (row: CellRow) => KEY_FIELDS.map((name) => row[name]).join('\0')
const content = (row: CellRow) => CELL_FIELDS.map((name) => row[name]).join('\0')

const pick = (row: Row, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]))

async function listCells(db: Db, experimentId: number): Promise<Map<string, CellRow>> {
  const { rows } = await db.$client.execute({
    sql: `SELECT t.name AS task, f.key AS configuration, c.key AS condition, ${CELL_FIELDS.map((name) => `cell.${name}`).join(', ')}
      FROM cell JOIN task t ON t.id = cell.task_id JOIN configuration f ON f.id = cell.configuration_id
      JOIN condition c ON c.id = cell.condition_id WHERE cell.experiment_id = ?`,
    args: [experimentId],
  })
  // The selected columns are exactly those of a CellRow.
  const cells = rows.map((row) => pick(row, [...KEY_FIELDS, ...CELL_FIELDS]) as CellRow)
  return new Map(cells.map((cell) => [identity(cell), cell]))
}

export interface PublishedPlan {
  readonly added: readonly PublishedCell[]
  readonly replaced: readonly PublishedCell[]
  readonly unchanged: readonly PublishedCell[]
  readonly before: readonly CellRow[]
}

/** Compares published cells with what is stored. Reads only. */
export async function planCells(
  db: Db,
  experimentId: number | null,
  cells: readonly PublishedCell[],
): Promise<PublishedPlan> {
  const stored =
    experimentId === null ? new Map<string, CellRow>() : await listCells(db, experimentId)
  const added: PublishedCell[] = []
  const replaced: PublishedCell[] = []
  const unchanged: PublishedCell[] = []
  const before: CellRow[] = []
  for (const cell of cells) {
    const row = rowOf(cell)
    const old = stored.get(identity(row))
    if (!old) added.push(cell)
    else if (content(old) === content(row)) unchanged.push(cell)
    else {
      replaced.push(cell)
      before.push(old)
    }
  }
  return { added, replaced, unchanged, before }
}

const UPSERT_CELLS = `
  INSERT INTO cell (experiment_id, task_id, configuration_id, condition_id, ${CELL_FIELDS.join(', ')})
  SELECT ?1, t.id, f.id, c.id, ${CELL_FIELDS.map((name) => `j.${name}`).join(', ')}
  FROM (SELECT ${fields(...KEY_FIELDS, ...CELL_FIELDS)} FROM json_each(?2)) j
  CROSS JOIN task t ON t.experiment_id = ?1 AND t.name = j.task
  CROSS JOIN configuration f ON f.experiment_id = ?1 AND f.key = j.configuration
  CROSS JOIN condition c ON c.experiment_id = ?1 AND c.key = j.condition
  WHERE true ON CONFLICT DO UPDATE SET ${CELL_FIELDS.map((name) => `${name} = excluded.${name}`).join(', ')}`

const cellRowStatements = (experimentId: number, rows: readonly CellRow[]): InStatement[] =>
  jsonRows(rows).map((chunk) => ({ sql: UPSERT_CELLS, args: [experimentId, chunk] }))

function armRows(experimentId: number, cells: readonly PublishedCell[]): InStatement[] {
  const configurations = new Map(
    cells.map((cell) => [
      keyOf(cell),
      { key: keyOf(cell), harness: cell.harness, model: cell.model, effort: cell.effort },
    ]),
  )
  const conditions = new Map(cells.map(({ condition }) => [condition.key, condition]))
  return [
    ...jsonRows([...configurations.values()]).map((rows) => ({
      sql: `INSERT INTO configuration (experiment_id, key, harness, model, effort)
        SELECT ?, ${fields('key', 'harness', 'model', 'effort')} FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
      args: [experimentId, rows],
    })),
    ...jsonRows([...conditions.values()]).map((rows) => ({
      sql: `INSERT INTO condition (experiment_id, key, kind, label, round)
        SELECT ?, ${fields('key', 'kind', 'label', 'round')} FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
      args: [experimentId, rows],
    })),
  ]
}

async function listFigures(db: Db, experimentId: number): Promise<PublishedFigure[]> {
  const { rows } = await db.$client.execute({
    sql: `SELECT ${FIGURE_FIELDS.join(', ')} FROM published_figure WHERE experiment_id = ? ORDER BY id`,
    args: [experimentId],
  })
  // The selected columns are exactly those of a PublishedFigure.
  return rows.map((row) => pick(row, FIGURE_FIELDS) as unknown as PublishedFigure)
}

export interface PublishedBatch {
  readonly cells: readonly PublishedCell[]
  readonly tasks: readonly NewTask[]
  readonly figures: readonly PublishedFigure[] | null
  readonly tables: readonly PrintedTable[] | null
  readonly citation: { text: string; url: string | null } | null
}

interface PublishedPlace {
  readonly experimentId: number
  readonly importId: number
  readonly leaseHolder: string | null
  /** Task → domain, given by the table or, winning, by a person. */
  readonly domains: Readonly<Record<string, string>>
}

/** Stores the cells, tasks, figures and printed tables of a source in one transaction; what they replace is kept for undoing. */
export async function storePublished(
  db: Db,
  place: PublishedPlace,
  batch: PublishedBatch,
): Promise<PublishedPlan> {
  const { experimentId, importId } = place
  const plan = await planCells(db, experimentId, batch.cells)
  const changed = [...plan.added, ...plan.replaced]
  const described = new Set(batch.tasks.map((task) => task.name))
  const bare = [...new Set(batch.cells.map((cell) => cell.task))].filter(
    (name) => !described.has(name),
  )
  const replaced: Replaced = {
    added: plan.added.map(rowOf),
    replaced: plan.before,
    figures: batch.figures && (await listFigures(db, experimentId)),
    tables: batch.tables && (await listStoredTables(db, experimentId)),
  }
  await db.$client.batch(
    [
      ...fenceStatements(place.leaseHolder),
      ...belowTaskChanges(
        experimentId,
        [...bare, ...described],
        taskStatements(experimentId, [...bare.map(bareTask), ...batch.tasks], place.domains),
      ),
      ...skillSetStatements({ experimentId, importId, condition: null }, batch.tasks),
      ...settleSkills(experimentId, { taskNames: [...described] }),
      ...armRows(experimentId, changed),
      ...cellRowStatements(experimentId, changed.map(rowOf)),
      ...(batch.figures ? figureStatements(experimentId, batch.figures) : []),
      ...(batch.tables ? tableStatements(experimentId, batch.tables) : []),
      ...(batch.citation
        ? [
            {
              sql: 'UPDATE experiment SET citation = coalesce(citation, ?) WHERE id = ?',
              args: [sqlJson(batch.citation), experimentId],
            },
          ]
        : []),
      // An interrupted and repeated import keeps what the first try noted.
      {
        sql: 'UPDATE import SET replaced_cells = coalesce(replaced_cells, ?) WHERE id = ?',
        args: [packJson(replaced), importId],
      },
      ...raiseVersion(experimentId),
    ],
    'write',
  )
  await turnEventLoop()
  return plan
}

/** Undoes the import of a table: cells it added leave, cells and figures it replaced return. */
export async function undoPublished(
  db: Db,
  { experimentId, importId, leaseHolder }: Omit<PublishedPlace, 'domains'>,
): Promise<void> {
  const { rows } = await db.$client.execute({
    sql: 'SELECT replaced_cells FROM import WHERE id = ?',
    args: [importId],
  })
  const packed = rows[0]?.replaced_cells
  if (!(packed instanceof ArrayBuffer)) {
    await db.$client.batch([...fenceStatements(leaseHolder), undoneStatement(importId)], 'write')
    return
  }
  // Written by storePublished.
  const { added, replaced, figures, tables } = JSON.parse(
    brotliDecompressSync(Buffer.from(packed)).toString(),
  ) as Replaced
  await db.$client.batch(
    [
      ...fenceStatements(leaseHolder),
      ...jsonRows(added).map((chunk) => ({
        sql: `DELETE FROM cell WHERE experiment_id = ?1 AND (task_id, configuration_id, condition_id) IN (
          SELECT t.id, f.id, c.id FROM (SELECT ${fields(...KEY_FIELDS)} FROM json_each(?2)) j
          CROSS JOIN task t ON t.experiment_id = ?1 AND t.name = j.task
          CROSS JOIN configuration f ON f.experiment_id = ?1 AND f.key = j.configuration
          CROSS JOIN condition c ON c.experiment_id = ?1 AND c.key = j.condition)`,
        args: [experimentId, chunk],
      })),
      ...cellRowStatements(experimentId, replaced),
      ...(figures ? figureStatements(experimentId, figures) : []),
      ...(tables ? tableStatements(experimentId, tables) : []),
      ...(await undoSkillSets(db, experimentId, importId)),
      ...sweepStatements(experimentId),
      undoneStatement(importId),
    ],
    'write',
  )
}
