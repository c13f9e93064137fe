import type { Db } from '@/db/open-database'
import {
  NO_OPTIONS,
  type ImportOptions,
  type ImportOrigin,
  type ImportProgress,
  type ImportReport,
  type ImportState,
} from '@/lib/domain/import'
import type { LogProblem, ProblemCode } from '@/lib/domain/problem'
import { fields, jsonRows, sqlJson } from '@/db/writes/json-rows'

/** An import that kills its process so often is given up. */
const MOST_ATTEMPTS = 3

/** The row of an import as its runner needs it. */
export interface ImportRow {
  readonly id: number
  readonly uid: string
  readonly experimentSlug: string
  readonly state: ImportState
  readonly source: string
  readonly origin: ImportOrigin
  readonly options: ImportOptions
  readonly attempts: number
  /** The host that has its files; null where one host has all. */
  readonly host: string | null
  /** What a preview found the files to be; null before one. */
  readonly reportKind: ImportReport['kind'] | null
  /** Trials that it would bring, as the preview says; null before one. */
  readonly newTrials: number | null
}

const COLUMNS = `id, uid, experiment_slug, state, source, origin, options, attempts, host,
  json_extract(report, '$.kind') AS report_kind,
  report->>'$.trials.added' + report->>'$.trials.replaced' AS new_trials`

const toRow = (row: Record<string, unknown>): ImportRow => ({
  id: Number(row.id),
  uid: String(row.uid),
  experimentSlug: String(row.experiment_slug),
  // The columns are written through the schema's types only.
  state: String(row.state) as ImportState,
  source: String(row.source),
  origin: String(row.origin) as ImportOrigin,
  // What could not be set when it was written is not set.
  options: { ...NO_OPTIONS, ...(JSON.parse(String(row.options)) as Partial<ImportOptions>) },
  attempts: Number(row.attempts),
  host: row.host === null ? null : String(row.host),
  reportKind:
    row.report_kind === 'logs' || row.report_kind === 'published' ? row.report_kind : null,
  newTrials: row.new_trials === null ? null : Number(row.new_trials),
})

export async function getImportRow(db: Db, uid: string): Promise<ImportRow | null> {
  const { rows } = await db.$client.execute({
    sql: `SELECT ${COLUMNS} FROM import WHERE uid = ?`,
    args: [uid],
  })
  return rows[0] ? toRow(rows[0]) : null
}

/** Imports whose files are staged on a host; of an earlier version, which knew of one host, on any. Null: all. */
const STAGED_AT = `origin IN ('browser', 'api') AND (:host IS NULL OR coalesce(host, :host) = :host)`

/** The oldest import that waits for the import process of a host: to be previewed or stored. */
export async function getNextImport(db: Db, host: string | null = null): Promise<ImportRow | null> {
  const { rows } = await db.$client.execute({
    sql: `SELECT ${COLUMNS} FROM import WHERE state IN ('queued', 'previewing') AND ${STAGED_AT}
      ORDER BY created_at, id LIMIT 1`,
    args: { host },
  })
  return rows[0] ? toRow(rows[0]) : null
}

/** Whether an import of a host waits, or says it runs: it may have been running when its process was killed. */
export async function hasUnfinishedImport(db: Db, host: string): Promise<boolean> {
  const { rows } = await db.$client.execute({
    sql: `SELECT 1 FROM import WHERE state IN ('queued', 'previewing', 'running') AND ${STAGED_AT} LIMIT 1`,
    args: { host },
  })
  return rows.length > 0
}

/** Counts a try; false when this import has had its tries and is given up. */
export async function countAttempt(db: Db, row: ImportRow): Promise<boolean> {
  if (row.attempts >= MOST_ATTEMPTS) {
    await failImport(
      db,
      row.id,
      `The import process ended ${row.attempts} times while it worked on this, perhaps for want of memory or because its database cut the connection. Import a part of it, or use the command line.`,
    )
    return false
  }
  await db.$client.execute('UPDATE import SET attempts = attempts + 1 WHERE id = ?', [row.id])
  return true
}

/**
 * Puts right what a killed process left behind. For the holder of the writer's lease only: whatever
 * else says "running" then runs no more. Staged files are still there, so those imports queue again.
 */
export async function recoverImports(db: Db): Promise<void> {
  await db.$client.batch(
    [
      `UPDATE import SET state = 'queued' WHERE state = 'running' AND origin IN ('browser', 'api')`,
      {
        sql: `UPDATE import SET state = 'failed', failure = ?, finished_at = ? WHERE state = 'running'`,
        args: [
          'The import was stopped before its end. What it stored stays; run the same command again for the rest.',
          Date.now(),
        ],
      },
    ],
    'write',
  )
}

/** Marks an import as begun and forgets the problems of an earlier try; false when it was cancelled meanwhile. */
export async function beginImport(
  db: Db,
  importId: number,
  state: 'running' | 'previewing',
): Promise<boolean> {
  const [begun] = await db.$client.batch(
    [
      {
        sql: `UPDATE import SET state = ?, started_at = ?, failure = NULL
          WHERE id = ? AND state IN ('queued', 'running', 'previewing')`,
        args: [state, Date.now(), importId],
      },
      { sql: 'DELETE FROM import_problem WHERE import_id = ?', args: [importId] },
    ],
    'write',
  )
  return begun!.rowsAffected > 0
}

/** Notes progress; true when somebody wants the import cancelled or sent it back for more files. */
export async function noteProgress(
  db: Db,
  importId: number,
  progress: ImportProgress,
): Promise<boolean> {
  const { rows } = await db.$client.execute({
    sql: `UPDATE import SET progress = ? WHERE id = ? RETURNING is_cancel_wanted, state`,
    args: [sqlJson(progress), importId],
  })
  return (
    Boolean(rows[0]?.is_cancel_wanted) ||
    !['running', 'previewing'].includes(String(rows[0]?.state))
  )
}

export async function addProblems(db: Db, importId: number, problems: readonly LogProblem[]) {
  const statements = jsonRows(problems).map((rows) => ({
    sql: `INSERT INTO import_problem (import_id, code, file, line, detail)
      SELECT ?, ${fields('code', 'file', 'line', 'detail')} FROM json_each(?)`,
    args: [importId, rows],
  }))
  if (statements.length > 0) await db.$client.batch(statements, 'write')
}

/** All problems of an import, in the order they were met. */
export async function listProblems(db: Db, importId: number): Promise<LogProblem[]> {
  const { rows } = await db.$client.execute({
    sql: 'SELECT code, file, line, detail FROM import_problem WHERE import_id = ? ORDER BY id',
    args: [importId],
  })
  return rows.map((row) => ({
    // Written by addProblems only.
    code: String(row.code) as ProblemCode,
    file: String(row.file),
    ...(row.line === null ? {} : { line: Number(row.line) }),
    detail: String(row.detail),
  }))
}

interface Ending {
  readonly state: 'done' | 'cancelled' | 'previewed' | 'failed'
  readonly report: ImportReport
  readonly experimentId: number | null
  readonly failure?: string
}

/** Ends an import, unless its files changed under a preview: then it stays what it was made. */
export async function endImport(db: Db, importId: number, ending: Ending): Promise<void> {
  const { state, report, experimentId, failure = null } = ending
  await db.$client.execute({
    sql: `UPDATE import SET state = ?, report = ?, experiment_id = coalesce(?, experiment_id), failure = ?,
        finished_at = ?, is_cancel_wanted = 0
      WHERE id = ? AND state IN ('running', 'previewing')`,
    args: [state, sqlJson(report), experimentId, failure, Date.now(), importId],
  })
}

/** Gives up all imports of a host that wait: the process that would take them up does not run. */
export async function failWaitingImports(db: Db, host: string, failure: string): Promise<void> {
  await db.$client.execute({
    sql: `UPDATE import SET state = 'failed', failure = :failure, finished_at = :now
      WHERE state IN ('queued', 'previewing') AND ${STAGED_AT}`,
    args: { host, failure, now: Date.now() },
  })
}

/**
 * Puts an import back into the queue, from which another writer pushed it while it slept. Its process did not
 * end, so that it has its try back. The other may have queued it already.
 */
export async function queueAgain(db: Db, importId: number): Promise<void> {
  await db.$client.execute(
    `UPDATE import SET state = 'queued', attempts = max(attempts - 1, 0)
      WHERE id = ? AND state IN ('queued', 'running')`,
    [importId],
  )
}

export async function failImport(db: Db, importId: number, failure: string): Promise<void> {
  await db.$client.execute({
    sql: `UPDATE import SET state = 'failed', failure = ?, finished_at = ? WHERE id = ?`,
    args: [failure, Date.now(), importId],
  })
}
