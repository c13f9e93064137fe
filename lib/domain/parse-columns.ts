import { COLUMN_ROLES, type ColumnRole, type TableColumns } from './table-columns'

const isRole = (name: string): name is ColumnRole =>
  (COLUMN_ROLES as readonly string[]).includes(name)

/**
 * Columns as a person writes them: `task=question_id, reward=metrics.score`. Null where nothing is
 * set; a sentence where it cannot be used. A role without a column (`error=`) has none.
 */
export function parseColumns(text: string): TableColumns | null | string {
  if (text.trim() === '') return null
  const columns: Partial<Record<ColumnRole, string>> = {}
  for (const part of text.split(',')) {
    const cut = part.indexOf('=')
    const role = part.slice(0, Math.max(0, cut)).trim()
    if (!isRole(role))
      return `“${part.trim().slice(0, 60)}” is not of the form ROLE=COLUMN. Roles: ${COLUMN_ROLES.join(', ')}.`
    columns[role] = part.slice(cut + 1).trim()
  }
  return columns
}

/** The same as text. */
export const displayColumns = (columns: TableColumns): string =>
  Object.entries(columns)
    .map(([role, column]) => `${role}=${column}`)
    .join(', ')
