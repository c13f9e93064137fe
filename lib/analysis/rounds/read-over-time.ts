import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { skillSet, task } from '@/db/schema'
import { runInParts } from '@/lib/analysis/run-in-parts'
import { readCellsWith } from '@/lib/analysis/cell-table/load-cells'
import type { OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import type { CellChange } from '@/lib/cells/adjust-rewards'
import type { TableCondition } from '@/lib/cells/cell-table'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import { mondayOf, type TimeRound } from '@/lib/cells/rounds/arrival-rounds'
import { roundsInParts, type CauseBetween } from '@/lib/cells/rounds/logged-rounds'
import type { RoundGroup, RoundOf } from '@/lib/domain/round'
import { listArrivals, type Arrival, type ArrivedImport } from './list-arrivals'

/** What readings over imports or weeks leave out. */
export interface OverTimeNote {
  /** Rounds before the ones that are read. */
  readonly nEarlier: number
  /** Trials of which no log says when they ran; by import all are dated. */
  readonly nUndated: number
  /** Cells as they were imported are not known by import. */
  readonly isAsImported: boolean
}

export interface OverTime {
  readonly group: RoundGroup | null
  readonly note: OverTimeNote
}

/** Rounds that are read: each is a comparison of its own. */
const MOST_ROUNDS = 30

/** Which rounds there are, in order, and the one that trials belong to; null: no time tells. */
interface Rounds {
  readonly list: readonly TimeRound[]
  readonly of: (arrival: Arrival) => string | null
}

function byImport(imports: readonly ArrivedImport[], arrivals: readonly Arrival[]): Rounds {
  const brought = new Set(arrivals.map(({ importId }) => importId))
  const list = imports
    .filter(({ id }) => brought.has(id))
    .map(({ id, source, finishedAt }) => {
      const day = finishedAt === null ? null : new Date(finishedAt).toISOString().slice(0, 10)
      return { key: String(id), label: [day, source].filter(Boolean).join(', ') }
    })
  return { list, of: ({ importId }) => String(importId) }
}

function byWeek(arrivals: readonly Arrival[]): Rounds {
  const mondays = new Map<string | null, string | null>()
  const of = ({ day }: Arrival) => {
    const known = mondays.get(day)
    if (known !== undefined) return known
    const monday = day === null ? null : mondayOf(day)
    mondays.set(day, monday)
    return monday
  }
  const found = new Set(arrivals.map(of))
  const list = [...found]
    .filter((monday) => monday !== null)
    .sort()
    .map((monday) => ({ key: monday, label: `week of ${monday}` }))
  return { list, of }
}

/**
 * The gain import by import, or week by week: trials of the compared condition that arrived or ran
 * then, against all trials of the baseline. Rounds of one skill are read the same way (docs/decisions/
 * rounds-of-a-skill.md): the baseline is one.
 */
export async function readOverTime(
  db: Db,
  { experiment, table, contrast }: OpenExperiment,
  question: ViewQuestion,
  unit: Exclude<RoundOf, 'round'>,
): Promise<OverTime> {
  const nothing = { nEarlier: 0, nUndated: 0, isAsImported: table.isAsImported }
  if (contrast === null || table.isAsImported) return { group: null, note: nothing }
  const compared = table.conditions[contrast.with]!
  const place = { experimentId: experiment.id, conditionId: compared.id }
  const taskIds = table.tasks.map(({ id }) => id)
  const { imports, arrivals } = await listArrivals(db, place, taskIds)
  const rounds = unit === 'import' ? byImport(imports, arrivals) : byWeek(arrivals)
  const read = rounds.list.slice(-MOST_ROUNDS)
  const undated = arrivals.filter((arrival) => rounds.of(arrival) === null)
  const note = {
    ...{ nEarlier: rounds.list.length - read.length, isAsImported: false },
    nUndated: undated.reduce((sum, { n }) => sum + n, 0),
  }
  // Ids of conditions are above 0, so that these are nobody's.
  const conditions = read.map(({ key, label }, index): TableCondition => ({
    ...{ id: -1 - index, key: `${unit} ${key}`, kind: compared.kind, label, round: index + 1 },
  }))
  const idOf = new Map(read.map(({ key }, index) => [key, -1 - index]))
  const baseline = { ...table.conditions[contrast.without]!, round: null }
  const timed = await readCellsWith(
    db,
    experiment.id,
    { ...table, conditions: [baseline, ...conditions] },
    changesOf(arrivals, (arrival) => idOf.get(rounds.of(arrival) ?? '')),
  )
  const causes = unit === 'import' ? await compareSets(db, experiment.id, compared, read) : null
  return {
    group: await runInParts(
      roundsInParts(
        { experiment, table: timed, contrast: { ...contrast, without: 0, with: 1 } },
        question,
        causes ?? (() => 'unknown'),
        { key: unit, title: `Gain by ${unit}`, byDomain: false },
      ),
    ),
    note,
  }
}

function changesOf(
  arrivals: readonly Arrival[],
  conditionOf: (arrival: Arrival) => number | undefined,
): CellChange[] {
  return arrivals.flatMap((arrival) => {
    const conditionId = conditionOf(arrival)
    if (conditionId === undefined) return []
    const { taskId, configurationId, status, reward, n } = arrival
    return [{ taskId, configurationId, conditionId, status, reward, n, nInferred: 0 }]
  })
}

/** New text where an import brought a task another content of skills than the one before it. */
async function compareSets(
  db: Db,
  experimentId: number,
  { key: conditionKey }: TableCondition,
  read: readonly TimeRound[],
): Promise<CauseBetween> {
  const rows = await db
    .select({
      ...{ importId: skillSet.importId, taskId: skillSet.taskId },
      ...{ content: skillSet.contentKey, given: skillSet.conditionKey },
    })
    .from(skillSet)
    .innerJoin(task, eq(task.id, skillSet.taskId))
    .where(
      and(
        eq(task.experimentId, experimentId),
        inArray(
          skillSet.importId,
          read.map(({ key }) => Number(key)),
        ),
      ),
    )
  const sets = new Map<number, Map<number, string>>()
  for (const { importId, taskId, content, given } of rows) {
    if (importId === null || (given !== null && given !== conditionKey)) continue
    const own = sets.get(importId) ?? new Map<number, string>()
    sets.set(importId, own.set(taskId, content))
  }
  const setsOf = ({ id }: TableCondition) => sets.get(Number(read[-1 - id]?.key))
  return (from, to) => {
    const [before, after] = [setsOf(from), setsOf(to)]
    const common = [...(before?.keys() ?? [])].filter((one) => after?.has(one))
    if (common.length === 0) return 'unknown'
    return common.some((one) => before!.get(one) !== after!.get(one)) ? 'new_text' : 'retest'
  }
}
