import { parse } from 'csv-parse/sync'

export interface ParsedDomains {
  readonly domains: Readonly<Record<string, string>>
  /** What is wrong with the table as a whole, as a sentence; null when it can be used. */
  readonly problem: string | null
}

/**
 * Reads a CSV of `task,domain` with a header; other columns are left alone. A row without a domain
 * is skipped: it says nothing.
 */
export function parseDomains(text: string): ParsedDomains {
  const domains: Record<string, string> = Object.create(null) as Record<string, string>
  try {
    const rows = parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as Record<string, string | undefined>[]
    const first = rows[0]
    if (!first || !('task' in first) || !('domain' in first)) {
      return {
        domains,
        problem: 'The table of domains needs a header with the columns task and domain.',
      }
    }
    for (const { task, domain } of rows) {
      // The CSV reader trims around quotes only.
      if (task && domain?.trim()) domains[task] = domain.trim()
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : ''
    return { domains, problem: `The table of domains is no CSV: ${detail}` }
  }
  return { domains: { ...domains }, problem: null }
}
