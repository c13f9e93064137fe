import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Scope } from '@/lib/domain/scope'
import * as schema from './schema'

// A read of somebody who may not see every experiment is asked of tables that lack the rows of those
// they may not see: in front of the statement stands, for each table that it names,
//
//   WITH "trial" AS NOT MATERIALIZED (SELECT * FROM main."trial" WHERE experiment_id NOT IN (…))
//
// SQLite takes the name in the statement for this one, and `main.trial` for the table itself. So no
// question can forget who asks, and one that is written tomorrow is held to it too. Visibility is looked
// at in the statement itself, never remembered. As a NOT IN it is a filter that never leads the plan, so
// that a statement finds its rows by the same indexes as before.

const TABLES = Object.values(schema).filter((value) => is(value, SQLiteTable))

/** Tables with a row of an experiment each; rows of others are reached by the id of such a one. */
export const SCOPED_TABLES: readonly string[] = TABLES.filter(
  (table) => table === schema.experiment || 'experimentId' in getTableColumns(table),
).map(getTableName)

const NAMED = SCOPED_TABLES.map((name) => ({ name, pattern: new RegExp(`\\b${name}\\b`, 'i') }))

const listed = (ids: readonly number[]) => `(${ids.map(Number).join(', ')})`

/** Ids of experiments that are not seen. */
export const hiddenExperiments = ({ isSignedIn, teams }: Scope): string =>
  `SELECT id FROM main.experiment WHERE visibility <> 'everyone'${isSignedIn ? ` AND visibility <> 'signed_in'` : ''}
    AND coalesce(team_id NOT IN ${listed(teams)}, 1)`

/** An import of a deleted experiment that was only for a team, and no team's: admins alone see it. */
export const LOST_IMPORT = "experiment_slug GLOB 'deleted:*'"

/** An import that is in no experiment is its team's, and goes where its slug does. */
function seenImports(scope: Scope, hidden: string): string {
  const free = scope.isSignedIn
    ? `(team_id IS NULL OR team_id IN ${listed(scope.teams)}) AND NOT ${LOST_IMPORT} AND experiment_slug NOT IN (
      SELECT slug FROM main.experiment WHERE id IN (${hidden})
      UNION ALL SELECT slug FROM main.experiment_slug WHERE experiment_id IN (${hidden}))`
    : '0'
  return `CASE WHEN experiment_id IS NULL THEN ${free} ELSE experiment_id NOT IN (${hidden}) END`
}

function seenRows(table: string, scope: Scope): string {
  const hidden = hiddenExperiments(scope)
  if (table === 'import') return seenImports(scope, hidden)
  return `${table === 'experiment' ? 'id' : 'experiment_id'} NOT IN (${hidden})`
}

/** The same read, in which experiments that are not seen are not there. */
export function scopeReads(sql: string, scope: Scope): string {
  const named = NAMED.filter(({ pattern }) => pattern.test(sql))
  if (named.length === 0) return sql
  const tables = named
    .map(
      ({ name }) =>
        `"${name}" AS NOT MATERIALIZED (SELECT * FROM main."${name}" WHERE ${seenRows(name, scope)})`,
    )
    .join(',\n')
  // What stands for a table has no index by name; the planner finds the one of the table behind it.
  const rest = sql.replace(/\bindexed\s+by\s+\w+/gi, '')
  const own = /^\s*with\s+(recursive\s+)?/i.exec(rest)
  return own
    ? `WITH ${own[1] ?? ''}${tables},\n${rest.slice(own[0].length)}`
    : `WITH ${tables}\n${rest}`
}
