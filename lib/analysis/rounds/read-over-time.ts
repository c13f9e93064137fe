import type { Db } from '@/db/open-database'
import { runInParts } from '@/lib/analysis/run-in-parts'
import { readCellsWith } from '@/lib/analysis/cell-table/load-cells'
import type { OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import type { CellChange } from '@/lib/cells/adjust-rewards'
import type { TableCondition } from '@/lib/cells/cell-table'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import type { TimeRound } from '@/lib/cells/rounds/arrival-rounds'
import { roundsInParts, type CauseBetween } from '@/lib/cells/rounds/logged-rounds'
import type { RoundGroup } from '@/lib/domain/round'
import type { BroughtSet } from '@/lib/cells/rounds/version-rounds'
import { listBroughtSets } from './list-brought-sets'
import { listArrivals, type Arrival } from './list-arrivals'
import { countLeft, roundsBy, type RoundUnit } from './rounds-by'

/** What readings over imports, weeks or versions of skills leave out. */
export interface OverTimeNote {
  /** Rounds before the ones that are read. */
  readonly nEarlier: number
  /** Trials of which no log says when they ran; by import all are dated. */
  readonly nUndated: number
  /** By version: trials that were offered several at once, and those of which none is known. */
  readonly nMixed: number
  readonly nUnknown: number
  /** Cells as they were imported are not known by import. */
  readonly isAsImported: boolean
}

export interface OverTime {
  readonly group: RoundGroup | null
  readonly note: OverTimeNote
}

/** Rounds that are read: each is a comparison of its own. */
const MOST_ROUNDS = 30

/**
 * The gain import by import, week by week, or version by version of the skills offered: trials of the
 * compared condition that arrived, ran or were offered them then, against all trials of the baseline. Rounds of one skill are read the same way (docs/decisions/
 * rounds-of-a-skill.md): the baseline is one.
 */
export async function readOverTime(
  db: Db,
  { experiment, table, contrast }: OpenExperiment,
  question: ViewQuestion,
  unit: RoundUnit,
): Promise<OverTime> {
  const none = { nEarlier: 0, nUndated: 0, nMixed: 0, nUnknown: 0 }
  const nothing = { ...none, isAsImported: table.isAsImported }
  if (contrast === null || table.isAsImported) return { group: null, note: nothing }
  const compared = table.conditions[contrast.with]!
  const place = { experimentId: experiment.id, conditionId: compared.id }
  const taskIds = table.tasks.map(({ id }) => id)
  const { imports, arrivals } = await listArrivals(db, place, taskIds)
  const sets = unit === 'week' ? [] : await listBroughtSets(db, experiment.id, compared.key)
  const rounds = roundsBy(unit, imports, arrivals, sets)
  const read = rounds.list.slice(-MOST_ROUNDS)
  const note = {
    ...{ nEarlier: rounds.list.length - read.length, isAsImported: false },
    ...countLeft(arrivals, rounds),
  }
  // Ids of conditions are above 0, so that these are nobody's.
  const conditions = read.map(({ key, label }, index): TableCondition => ({
    ...{ id: -1 - index, key: `${unit} ${key}`, kind: compared.kind, label, round: index + 1 },
    showsSkills: compared.showsSkills,
  }))
  const idOf = new Map(read.map(({ key }, index) => [key, -1 - index]))
  const baseline = { ...table.conditions[contrast.without]!, round: null }
  const timed = await readCellsWith(
    db,
    experiment.id,
    { ...table, conditions: [baseline, ...conditions] },
    changesOf(arrivals, (arrival) => {
      const own = rounds.of(arrival)
      return 'round' in own ? idOf.get(own.round) : undefined
    }),
  )
  const causes: Record<RoundUnit, CauseBetween> = {
    import: compareSets(sets, read),
    // Other texts are what makes it another version.
    version: () => 'new_text',
    week: () => 'unknown',
  }
  return {
    group: await runInParts(
      roundsInParts(
        { experiment, table: timed, contrast: { ...contrast, without: 0, with: 1 } },
        question,
        causes[unit],
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
function compareSets(sets: readonly BroughtSet[], read: readonly TimeRound[]): CauseBetween {
  const byImport = new Map<number, Map<number, string>>()
  for (const { importId, taskId, content } of sets) {
    if (importId === null) continue
    const own = byImport.get(importId) ?? new Map<number, string>()
    byImport.set(importId, own.set(taskId, content))
  }
  const setsOf = ({ id }: TableCondition) => byImport.get(Number(read[-1 - id]?.key))
  return (from, to) => {
    const [before, after] = [setsOf(from), setsOf(to)]
    const common = [...(before?.keys() ?? [])].filter((one) => after?.has(one))
    if (common.length === 0) return 'unknown'
    return common.some((one) => before!.get(one) !== after!.get(one)) ? 'new_text' : 'retest'
  }
}
