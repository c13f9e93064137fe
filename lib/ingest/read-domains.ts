import { parse } from 'csv-parse/sync'
import type { LogProblem } from '@/lib/domain/problem'
import { decodeText } from '@/lib/ingest/formats/parse-json'

/** Domains by task name, as a person gives them, and the rows that say nothing. */
export interface GivenDomains {
  readonly domains: ReadonlyMap<string, string>
  readonly problems: readonly LogProblem[]
}

const isRow = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null

const readRows = (text: string): Record<string, string>[] | null => {
  try {
    const rows: unknown = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
    return Array.isArray(rows) ? rows.filter(isRow) : null
  } catch {
    return null
  }
}

/**
 * Reads a CSV with a header and the columns `task` and `domain`; others are ignored. A later row
 * of a task wins. `file` is how problems name it.
 */
export const readDomains = (bytes: Buffer, file: string): GivenDomains => {
  const problems: LogProblem[] = []
  const rows = readRows(decodeText(bytes).text)
  if (rows === null || (rows.length > 0 && !('task' in rows[0]! && 'domain' in rows[0]!))) {
    problems.push({
      code: 'unexpected_shape',
      file,
      detail: 'no CSV with the columns task and domain',
    })
    return { domains: new Map(), problems }
  }
  const domains = new Map<string, string>()
  for (const [index, row] of rows.entries()) {
    if (row.task && row.domain) domains.set(row.task, row.domain)
    // The header is line 1.
    else
      problems.push({ code: 'cell_invalid', file, line: index + 2, detail: 'no task or no domain' })
  }
  return { domains, problems }
}
