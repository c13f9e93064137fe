import type { Db } from '@/db/open-database'
import type { LogProblem, ProblemCode } from '@/lib/domain/problem'

export interface ImportProblem extends LogProblem {
  /** Place in the list, for `after`. */
  readonly id: number
}

const PAGE = 50

/** Problems of an import, of one code if one is named, in the order they were met. */
export async function listImportProblems(
  db: Db,
  uid: string,
  {
    code = null,
    after = 0,
    limit = PAGE,
  }: { code?: string | null; after?: number; limit?: number },
): Promise<{ items: ImportProblem[]; next: number | null }> {
  const { rows } = await db.$client.execute({
    sql: `SELECT p.id, p.code, p.file, p.line, p.detail FROM import_problem p JOIN import i ON i.id = p.import_id
      WHERE i.uid = ?1 AND (?2 IS NULL OR p.code = ?2) AND p.id > ?3 ORDER BY p.id LIMIT ?4`,
    args: [uid, code, after, limit + 1],
  })
  const items = rows.slice(0, limit).map((row) => ({
    id: Number(row.id),
    // Written by the importer only.
    code: String(row.code) as ProblemCode,
    file: String(row.file),
    ...(row.line === null ? {} : { line: Number(row.line) }),
    detail: String(row.detail),
  }))
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}
