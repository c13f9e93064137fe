import { and, asc, desc, eq, gte, lte, sql, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { task, trial } from '@/db/schema'
import type { TrialSort } from '@/lib/domain/trial-list'
import { passing, type TrialFilter } from './trial-filter'

/** A page of trials: the rows after a trial or before one, or the first. */
export interface TrialPlace {
  readonly sort: TrialSort
  readonly order: 'asc' | 'desc'
  /** Permalink ids; where both are given, `after` holds. */
  readonly after: string | null
  readonly before: string | null
  readonly limit: number
}

/** What a sort compares. Times of logs are texts with zones of their own. */
const VALUES: Record<Exclude<TrialSort, 'task'>, SQL> = {
  reward: sql`${trial.reward}`,
  tokens: sql`(${trial.tokensIn} + ${trial.tokensOut})`,
  cost: sql`${trial.costUsd}`,
  time: sql`${trial.durationMs}`,
  steps: sql`${trial.stepCount}`,
  started: sql`julianday(${trial.startedAtIso})`,
}

/** A stretch of the list that is ordered by one list of keys, the last of them unique. */
interface Stretch {
  readonly keys: readonly SQL[]
  readonly holds?: SQL
}

/** Unknown values come last in either order: a stretch of their own, so that both are keysets. */
function stretchesOf(sort: TrialSort): readonly Stretch[] {
  const id = sql`${trial.id}`
  if (sort === 'task') {
    const arm = [sql`${trial.configurationId}`, sql`${trial.conditionId}`]
    return [{ keys: [sql`${task.name}`, ...arm, id] }]
  }
  const value = VALUES[sort]
  return [
    { keys: [value, id], holds: sql`${value} IS NOT NULL` },
    { keys: [id], holds: sql`${value} IS NULL` },
  ]
}

type Anchor = { readonly stretch: number; readonly values: readonly unknown[] }

/** Where a trial stands in the order: in which stretch, and with what keys. Null: it is not there. */
async function findAnchor(
  db: Db,
  experimentId: number,
  sort: TrialSort,
  uid: string,
): Promise<Anchor | null> {
  const stretches = stretchesOf(sort)
  for (const [stretch, { keys, holds }] of stretches.entries()) {
    const fields = Object.fromEntries(keys.map((key, at) => [`k${at}`, key]))
    const [found] = await db
      .select(fields)
      .from(trial)
      .innerJoin(task, eq(task.id, trial.taskId))
      .where(
        and(
          ...[eq(trial.uid, uid), eq(trial.isLive, true), eq(trial.experimentId, experimentId)],
          holds,
        ),
      )
    if (found) return { stretch, values: keys.map((_, at) => found[`k${at}`]) }
  }
  return null
}

interface Stride {
  readonly stretch: Stretch
  /** Keys of the row to go on from. */
  readonly from: readonly unknown[] | null
  readonly isAscending: boolean
  readonly limit: number
}

/** Ids of trials in a stretch. Task by task where that is the order, so that no row is sorted. */
export function strideQuery(
  db: Db,
  experimentId: number,
  filter: TrialFilter,
  { stretch: { keys, holds }, from, isAscending, limit }: Stride,
) {
  const list = (values: readonly unknown[]) =>
    sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    )
  const beyond = from && sql`(${list(keys)}) ${sql.raw(isAscending ? '>' : '<')} (${list(from)})`
  const where = and(passing(experimentId, filter), holds, beyond ?? undefined)
  const order = keys.map((key) => (isAscending ? asc(key) : desc(key)))
  // Nothing but what the index holds: a row would be read of every trial that is sorted.
  const fields = { id: trial.id }
  const isByTask = keys.length > 2
  if (!isByTask)
    return db
      .select(fields)
      .from(trial)
      .where(where)
      .orderBy(...order)
      .limit(limit)
  // Said again of the name alone: the index of tasks cannot use a comparison of rows.
  const seek = from && (isAscending ? gte : lte)(task.name, String(from[0]))
  return db
    .select(fields)
    .from(task)
    .crossJoin(trial)
    .where(
      and(
        ...[eq(task.experimentId, experimentId), eq(trial.taskId, task.id), where],
        seek ?? undefined,
      ),
    )
    .orderBy(...order)
    .limit(limit)
}

/** Ids of one page in their order, and whether there are more on the side that was read towards. */
async function readPage(
  db: Db,
  experimentId: number,
  filter: TrialFilter,
  place: TrialPlace,
  { anchor, isBack }: { anchor: Anchor | null; isBack: boolean },
) {
  const stretches = stretchesOf(place.sort)
  const found: { id: number }[] = []
  const places = stretches.map((_, at) => (isBack ? stretches.length - 1 - at : at))
  const start = anchor ? places.indexOf(anchor.stretch) : 0
  for (const at of places.slice(start)) {
    const limit = place.limit + 1 - found.length
    if (limit <= 0) break
    const rows = await strideQuery(db, experimentId, filter, {
      stretch: stretches[at]!,
      from: at === anchor?.stretch ? anchor.values : null,
      isAscending: (place.order === 'asc') !== isBack,
      limit,
    })
    found.push(...rows)
  }
  const rows = found.slice(0, place.limit)
  return { rows: isBack ? rows.reverse() : rows, isMore: found.length > place.limit }
}

/** The ids of a page of trials, and on which sides there are more. */
export async function pageTrials(
  db: Db,
  experimentId: number,
  filter: TrialFilter,
  place: TrialPlace,
): Promise<{ ids: number[]; hasNext: boolean; hasPrevious: boolean }> {
  const uid = place.after ?? place.before
  const isBack = place.after === null && place.before !== null
  const anchor = uid === null ? null : await findAnchor(db, experimentId, place.sort, uid)
  const read = (where: Parameters<typeof readPage>[4]) =>
    readPage(db, experimentId, filter, place, where)
  const page = await read({ anchor, isBack: isBack && anchor !== null })
  // Nothing there: the trial or its neighbours are gone, so the list begins anew.
  if (anchor && page.rows.length === 0) return pageTrials(db, experimentId, filter, first(place))
  return {
    ids: page.rows.map(({ id }) => id),
    hasNext: isBack && anchor ? true : page.isMore,
    hasPrevious: anchor !== null && (isBack ? page.isMore : true),
  }
}

const first = (place: TrialPlace): TrialPlace => ({ ...place, after: null, before: null })
