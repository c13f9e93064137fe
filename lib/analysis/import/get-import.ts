import { DATABASE_NOW } from '@/db/database-time'
import type { Db } from '@/db/open-database'
import {
  NO_OPTIONS,
  type ImportOptions,
  type ImportOrigin,
  type ImportProgress,
  type ImportReport,
  type ImportState,
} from '@/lib/domain/import'
import { PROBLEMS, type ProblemCode } from '@/lib/domain/problem'

export interface ImportSummary {
  readonly id: string
  readonly state: ImportState
  readonly experiment: string | null
  readonly source: string
  readonly origin: ImportOrigin
  /** Who delivered it: the name of a person or a token; null where no one signs in. */
  readonly deliveredBy: string | null
  readonly trials: ImportReport['trials'] | null
  readonly problems: number | null
  readonly createdAt: number
  readonly finishedAt: number | null
}

/** How many problems of one code there were, with what they mean and what to do. */
export interface ProblemGroup {
  readonly code: ProblemCode
  readonly count: number
  /** How many of them are kept one by one: of thousands of a kind only the first. */
  readonly listed: number
  readonly says: string
  readonly next: string
}

/** The server that has the staged files of an import. */
export interface ImportHost {
  readonly id: string
  /** What people call it; null until it was seen once. */
  readonly name: string | null
  /** How long ago it was seen last, by the clock of the database. */
  readonly silentMs: number | null
}

export interface ImportDetail extends ImportSummary {
  /** Null where one server has all files, and of what was not staged. */
  readonly host: ImportHost | null
  readonly options: ImportOptions
  readonly progress: ImportProgress | null
  readonly report: ImportReport | null
  readonly problemGroups: readonly ProblemGroup[]
  /** What stopped it, as a sentence with a next step. */
  readonly failure: string | null
  readonly isCancelWanted: boolean
  readonly startedAt: number | null
  readonly expiresAt: number | null
}

export const IMPORT_COLUMNS = `i.id AS row_id, i.uid, i.state, i.experiment_slug, e.slug AS slug, i.source, i.origin, i.delivered_by, i.options, i.progress,
  i.report, i.failure, i.is_cancel_wanted, i.created_at, i.started_at, i.finished_at, i.expires_at`
export const FROM_IMPORTS = 'FROM import i LEFT JOIN experiment e ON e.id = i.experiment_id'

const optional = (value: unknown) => (value === null ? null : Number(value))
// JSON columns are written through the schema's types only.
const json = <T>(value: unknown) => (value === null ? null : (JSON.parse(String(value)) as T))

/** The row of an import as lists show it. */
export function toImportSummary(row: Record<string, unknown>): ImportSummary {
  const report = json<ImportReport>(row.report)
  const experiment = row.slug ?? row.experiment_slug
  return {
    id: String(row.uid),
    state: String(row.state) as ImportState,
    experiment: experiment === '' ? null : String(experiment),
    source: String(row.source),
    origin: String(row.origin) as ImportOrigin,
    deliveredBy: row.delivered_by === null ? null : String(row.delivered_by),
    trials: report?.trials ?? null,
    problems: report ? report.problems.reduce((sum, { count }) => sum + count, 0) : null,
    createdAt: Number(row.created_at),
    finishedAt: optional(row.finished_at),
  }
}

/** The report counts all; while there is none, those that are listed so far. */
async function countProblems(
  db: Db,
  importId: number,
  report: ImportReport | null,
): Promise<ProblemGroup[]> {
  const { rows } = await db.$client.execute({
    sql: `SELECT code, count(*) AS n FROM import_problem WHERE import_id = ? GROUP BY code`,
    args: [importId],
  })
  const counted = new Map(report?.problems.map(({ code, count }) => [code, count]))
  const groups = rows.map((row) => {
    // Written by the importer only.
    const code = String(row.code) as ProblemCode
    const listed = Number(row.n)
    return { code, count: Math.max(counted.get(code) ?? 0, listed), listed, ...PROBLEMS[code] }
  })
  return groups.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

const toHost = (row: Record<string, unknown>): ImportHost | null =>
  row.host === null
    ? null
    : {
        id: String(row.host),
        name: row.host_name === null ? null : String(row.host_name),
        silentMs: optional(row.host_silent_ms),
      }

/** One import with its progress, report and problems by code; null when there is none. */
export async function getImport(db: Db, uid: string): Promise<ImportDetail | null> {
  const { rows } = await db.$client.execute({
    sql: `SELECT ${IMPORT_COLUMNS}, i.host, h.holder AS host_name,
        max(0, ${DATABASE_NOW} - h.heartbeat_at) AS host_silent_ms
      ${FROM_IMPORTS} LEFT JOIN lease h ON h.name = 'host:' || i.host WHERE i.uid = ?`,
    args: [uid],
  })
  const row = rows[0]
  if (!row) return null
  const report = json<ImportReport>(row.report)
  return {
    ...toImportSummary(row),
    host: toHost(row),
    options: { ...NO_OPTIONS, ...json<Partial<ImportOptions>>(row.options) },
    progress: json<ImportProgress>(row.progress),
    report,
    problemGroups: await countProblems(db, Number(row.row_id), report),
    failure: row.failure === null ? null : String(row.failure),
    isCancelWanted: Boolean(row.is_cancel_wanted),
    startedAt: optional(row.started_at),
    expiresAt: optional(row.expires_at),
  }
}
