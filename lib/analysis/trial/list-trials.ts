import { asc, eq, inArray, sum } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { cell, condition, configuration, task, trial } from '@/db/schema'
import { countChanges } from '@/lib/analysis/review/list-changes'
import { createRecent } from '@/lib/analysis/recent'
import { letOthersRun } from '@/lib/analysis/run-in-parts'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import type { ConditionKind, ConditionSource } from '@/lib/domain/condition'
import type { TrialSkillUse } from '@/lib/domain/trial-list'
import type { TrialStatus } from '@/lib/domain/trial-status'
import { countTrials, type TrialCounts } from './count-trials'
import { pageTrials, type TrialPlace } from './page-trials'
import type { TrialFilter } from './trial-filter'

export interface TrialRow {
  readonly uid: string
  readonly task: string
  readonly domain: string | null
  readonly configuration: string
  readonly harness: string | null
  readonly model: string | null
  readonly effort: string | null
  readonly condition: string
  readonly conditionKind: ConditionKind
  readonly conditionLabel: string
  readonly conditionSource: ConditionSource
  readonly status: TrialStatus
  readonly reward: number | null
  readonly skillUse: Exclude<TrialSkillUse, 'unknown'> | null
  readonly steps: number | null
  readonly tokensIn: number | null
  readonly tokensOut: number | null
  readonly costUsd: number | null
  readonly durationMs: number | null
  readonly startedAtIso: string | null
  readonly hasTrajectory: boolean
}

/** A value of a filter, with how many trials have it and pass all the other filters. */
export interface TrialFacetValue {
  readonly value: string
  readonly count: number
}

export interface TrialList {
  readonly experiment: {
    readonly slug: string
    readonly name: string
    readonly kind: 'logs' | 'published'
    readonly isGenerated: boolean
    /** All of its trials, whatever the filter. */
    readonly nTrials: number
  }
  readonly items: readonly TrialRow[]
  /** Trials that pass the filter. */
  readonly total: number
  readonly statuses: readonly TrialFacetValue[]
  readonly uses: readonly TrialFacetValue[]
  readonly domains: readonly TrialFacetValue[]
  readonly conditions: readonly (TrialFacetValue & {
    readonly label: string
    readonly kind: ConditionKind
  })[]
  readonly configurations: readonly (TrialFacetValue & {
    readonly harness: string | null
    readonly model: string | null
    readonly effort: string | null
  })[]
  /** The order in force, also where the question left it open. */
  readonly order: 'asc' | 'desc'
  /** The trials that the pages beside this one go on from. */
  readonly next: string | null
  readonly previous: string | null
}

export type TrialListQuestion = TrialFilter &
  Omit<TrialPlace, 'order'> & { readonly order: 'asc' | 'desc' | null }

const ROWS_A_READ = 500

// Sorting a million trials takes part of a second: who comes back to a page does not wait for it.
const pages = createRecent<Awaited<ReturnType<typeof pageTrials>>>(20)
const totals = createRecent<number>(20)

async function sumTrials(db: Db, experimentId: number): Promise<number> {
  const [all] = await db
    .select({ n: sum(cell.nTrials) })
    .from(cell)
    .where(eq(cell.experimentId, experimentId))
  // What a reviewer left out is in no cell, and in the list all the same.
  return Number(all?.n ?? 0) + (await countChanges(db, experimentId)).excluded
}

/** The rows of ids, in the order of the ids. */
async function readRows(db: Db, ids: readonly number[]): Promise<TrialRow[]> {
  const found = new Map<number, TrialRow>()
  for (let start = 0; start < ids.length; start += ROWS_A_READ) {
    const rows = await db
      .select({
        ...{ id: trial.id, uid: trial.uid, task: task.name, domain: task.domain },
        ...{ configuration: configuration.key, harness: configuration.harness },
        ...{ model: configuration.model, effort: configuration.effort },
        ...{ condition: condition.key, conditionKind: condition.kind },
        ...{ conditionLabel: condition.label, conditionSource: trial.conditionSource },
        ...{ status: trial.status, reward: trial.reward, skillUse: trial.skillUse },
        ...{ steps: trial.stepCount, tokensIn: trial.tokensIn, tokensOut: trial.tokensOut },
        ...{ costUsd: trial.costUsd, durationMs: trial.durationMs },
        ...{ startedAtIso: trial.startedAtIso, hasTrajectory: trial.hasTrajectory },
      })
      .from(trial)
      .innerJoin(task, eq(task.id, trial.taskId))
      .innerJoin(configuration, eq(configuration.id, trial.configurationId))
      .innerJoin(condition, eq(condition.id, trial.conditionId))
      .where(inArray(trial.id, ids.slice(start, start + ROWS_A_READ)))
    for (const { id, ...row } of rows) found.set(id, row)
    // A file has many: others ask in between.
    if (start + ROWS_A_READ < ids.length) await letOthersRun()
  }
  // One that went away since its id was read is left out.
  return ids.flatMap((id) => found.get(id) ?? [])
}

const valuesOf = (counts: ReadonlyMap<string, number>): TrialFacetValue[] =>
  [...counts].map(([value, count]) => ({ value, count }))

/** What the filters of an experiment can be set to; an arm without trials stays while it is chosen. */
async function listArms(db: Db, experimentId: number, counts: TrialCounts, filter: TrialFilter) {
  const [conditions, configurations] = await Promise.all([
    db
      .select()
      .from(condition)
      .where(eq(condition.experimentId, experimentId))
      .orderBy(asc(condition.key)),
    db
      .select()
      .from(configuration)
      .where(eq(configuration.experimentId, experimentId))
      .orderBy(asc(configuration.key)),
  ])
  return {
    conditions: conditions
      .map(({ id, key, label, kind }) => {
        return { value: key, label, kind, count: counts.condition.get(id) ?? 0 }
      })
      .filter(({ value, count }) => count > 0 || filter.condition.includes(value)),
    configurations: configurations
      .map(({ id, key, harness, model, effort }) => {
        return { value: key, harness, model, effort, count: counts.configuration.get(id) ?? 0 }
      })
      .filter(({ value, count }) => count > 0 || filter.configuration.includes(value)),
  }
}

/**
 * Trials of an experiment: filtered, sorted and cut to a page in SQL, each page going on from a
 * trial of the page before. Null: no such experiment.
 */
export async function listTrials(
  db: Db,
  slug: string,
  question: TrialListQuestion,
): Promise<TrialList | null> {
  const found = await getExperiment(db, slug)
  if (!found) return null
  const { sort, after, before, limit, order: asked, ...filter } = question
  // Names go up first, numbers down.
  const order = asked ?? (sort === 'task' ? 'asc' : 'desc')
  const version = [found.id, found.dataVersion]
  const nTrials = await totals(db, JSON.stringify(version), () => sumTrials(db, found.id))
  const counts = await countTrials(db, found, filter)
  const page = await pages(db, JSON.stringify([...version, question]), () =>
    pageTrials(db, found.id, filter, { sort, order, after, before, limit }),
  )
  const items = await readRows(db, page.ids)
  return {
    experiment: {
      ...{ slug: found.slug, name: found.name, kind: found.kind, isGenerated: found.isGenerated },
      // Cells of a published source stand for trials that are not here.
      nTrials: found.kind === 'logs' ? nTrials : 0,
    },
    items,
    total: counts.total,
    statuses: valuesOf(counts.status),
    uses: valuesOf(counts.use).filter(({ count }) => count > 0),
    domains: valuesOf(counts.domain).sort((a, b) => (a.value < b.value ? -1 : 1)),
    ...(await listArms(db, found.id, counts, filter)),
    order,
    next: page.hasNext ? (items.at(-1)?.uid ?? null) : null,
    previous: page.hasPrevious ? (items[0]?.uid ?? null) : null,
  }
}
