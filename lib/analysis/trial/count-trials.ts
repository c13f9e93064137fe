import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { task, trial } from '@/db/schema'
import { createRecent } from '@/lib/analysis/recent'
import { TRIAL_SKILL_USES, type TrialSkillUse } from '@/lib/domain/trial-list'
import { TRIAL_STATUSES, type TrialStatus } from '@/lib/domain/trial-status'
import { passing, type TrialFilter } from './trial-filter'

/** How many trials pass a filter, in all and by what else they are. */
export interface TrialCounts {
  readonly total: number
  readonly status: ReadonlyMap<TrialStatus, number>
  readonly use: ReadonlyMap<TrialSkillUse, number>
  /** By the ids of configurations and conditions. */
  readonly configuration: ReadonlyMap<number, number>
  readonly condition: ReadonlyMap<number, number>
  /** The empty domain is none. */
  readonly domain: ReadonlyMap<string, number>
}

/** What a count can be taken by, each the name of its filter. */
export type TrialFacet = 'status' | 'use' | 'configuration' | 'condition' | 'domain'

const sums = (of: (index: number) => SQL, prefix: 's' | 'u', length: number) =>
  Array.from({ length }, (_, at) => sql`${of(at)} AS ${sql.raw(`${prefix}${at}`)}`)
const again = (prefix: 's' | 'u', length: number) =>
  sums((at) => sql.raw(`sum(${prefix}${at})`), prefix, length)

/**
 * One pass over the index, in its order, sums every arm of every task; the rest adds up arms. Raw,
 * since the builder has no materialized parts, and reading them twice would be two passes.
 */
export function countQuery(experimentId: number, filter: TrialFilter): SQL {
  const [statuses, uses] = [TRIAL_STATUSES.length, TRIAL_SKILL_USES.length]
  const counted = sql.join(
    [
      ...sums((at) => sql`sum(${trial.status} = ${TRIAL_STATUSES[at]!})`, 's', statuses),
      ...sums(
        (at) => sql`sum(coalesce(${trial.skillUse}, 'unknown') = ${TRIAL_SKILL_USES[at]!})`,
        ...(['u', uses] as const),
      ),
    ],
    sql`, `,
  )
  const added = sql.join([...again('s', statuses), ...again('u', uses)], sql`, `)
  const none = sql.raw(Array.from({ length: statuses + uses }, () => '0').join(', '))
  return sql`
    WITH arm AS MATERIALIZED (
      SELECT ${trial.taskId} AS task, ${trial.configurationId} AS configuration,
        ${trial.conditionId} AS condition, count(*) AS n, ${counted}
      FROM ${trial} WHERE ${passing(experimentId, filter)}
      GROUP BY ${trial.taskId}, ${trial.configurationId}, ${trial.conditionId}),
    of_task AS (SELECT task, sum(n) AS n FROM arm GROUP BY task)
    SELECT configuration, condition, NULL AS domain, sum(n) AS n, ${added}
    FROM arm GROUP BY configuration, condition
    UNION ALL
    SELECT NULL, NULL, coalesce(${task.domain}, ''), sum(of_task.n), ${none}
    FROM of_task JOIN ${task} ON ${task.id} = of_task.task GROUP BY coalesce(${task.domain}, '')`
}

type CountRow = Readonly<Record<string, number | string | null>>

function addUp(rows: readonly CountRow[]): TrialCounts {
  const counts = {
    ...{ total: 0, status: new Map<TrialStatus, number>(), use: new Map<TrialSkillUse, number>() },
    ...{ configuration: new Map<number, number>(), condition: new Map<number, number>() },
    domain: new Map<string, number>(),
  }
  const add = <Key>(map: Map<Key, number>, key: Key, n: unknown) =>
    map.set(key, (map.get(key) ?? 0) + Number(n))
  for (const row of rows) {
    if (typeof row.domain === 'string') {
      add(counts.domain, row.domain, row.n)
      continue
    }
    counts.total += Number(row.n)
    add(counts.configuration, Number(row.configuration), row.n)
    add(counts.condition, Number(row.condition), row.n)
    TRIAL_STATUSES.forEach((status, at) => add(counts.status, status, row[`s${at}`]))
    TRIAL_SKILL_USES.forEach((use, at) => add(counts.use, use, row[`u${at}`]))
  }
  return counts
}

// A pass over a million trials takes part of a second; who turns pages and sorts makes none.
const recent = createRecent<TrialCounts>(60)

/** The experiment whose trials are counted, and the version of its data. */
export interface Counted {
  readonly id: number
  readonly dataVersion: number
}

const countOnce = (db: Db, { id, dataVersion }: Counted, filter: TrialFilter) =>
  recent(db, JSON.stringify([id, dataVersion, filter]), async () =>
    addUp(await db.all<CountRow>(countQuery(id, filter))),
  )

/** Trials that pass a filter, and by each facet how many pass all filters but its own. */
export async function countTrials(
  db: Db,
  experiment: Counted,
  filter: TrialFilter,
): Promise<TrialCounts> {
  const only = async <Facet extends TrialFacet>(facet: Facet): Promise<TrialCounts[Facet]> =>
    (await countOnce(db, experiment, { ...filter, [facet]: [] }))[facet]
  const { total } = await countOnce(db, experiment, filter)
  return {
    total,
    status: await only('status'),
    use: await only('use'),
    configuration: await only('configuration'),
    condition: await only('condition'),
    domain: await only('domain'),
  }
}
