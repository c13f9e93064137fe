import { mondayOf, type TimeRound } from '@/lib/cells/rounds/arrival-rounds'
import { versionRounds, type BroughtSet } from '@/lib/cells/rounds/version-rounds'
import type { RoundOf } from '@/lib/domain/round'
import type { Arrival, ArrivedImport } from './list-arrivals'

/** What a round is where the logs call nothing one. */
export type RoundUnit = Exclude<RoundOf, 'round'>

/** Why trials are of no round: no time tells, or the skills that they were offered do not. */
type Left = 'undated' | 'mixed' | 'unknown'

/** Which rounds there are, in order, and the one that trials belong to. */
interface Rounds {
  readonly list: readonly TimeRound[]
  readonly of: (arrival: Arrival) => { readonly round: string } | { readonly left: Left }
}

const labelOf = ({ source, finishedAt }: ArrivedImport): string => {
  const day = finishedAt === null ? null : new Date(finishedAt).toISOString().slice(0, 10)
  return [day, source].filter(Boolean).join(', ')
}

function byImport(imports: readonly ArrivedImport[], arrivals: readonly Arrival[]): Rounds {
  const brought = new Set(arrivals.map(({ importId }) => importId))
  const list = imports
    .filter(({ id }) => brought.has(id))
    .map((one) => ({ key: String(one.id), label: labelOf(one) }))
  return { list, of: ({ importId }) => ({ round: String(importId) }) }
}

function byWeek(arrivals: readonly Arrival[]): Rounds {
  const mondays = new Map<string | null, string | null>()
  const mondayAt = ({ day }: Arrival) => {
    const known = mondays.get(day)
    if (known !== undefined) return known
    const monday = day === null ? null : mondayOf(day)
    mondays.set(day, monday)
    return monday
  }
  const found = new Set(arrivals.map(mondayAt))
  const list = [...found]
    .filter((monday) => monday !== null)
    .sort()
    .map((monday) => ({ key: monday, label: `week of ${monday}` }))
  return {
    list,
    of: (arrival) => {
      const monday = mondayAt(arrival)
      return monday === null ? { left: 'undated' } : { round: monday }
    },
  }
}

function byVersion(
  imports: readonly ArrivedImport[],
  arrivals: readonly Arrival[],
  sets: readonly BroughtSet[],
): Rounds {
  const tasks = new Map<number, Set<number>>()
  for (const { importId, taskId } of arrivals)
    tasks.set(importId, (tasks.get(importId) ?? new Set<number>()).add(taskId))
  const versions = versionRounds(
    imports.flatMap((one) => {
      const own = tasks.get(one.id)
      return own ? [{ id: one.id, label: labelOf(one), taskIds: [...own] }] : []
    }),
    sets,
  )
  return {
    list: versions.list,
    of: ({ importId, taskId }) => {
      const version = versions.of(importId, taskId)
      return version === 'mixed' || version === 'unknown' ? { left: version } : { round: version }
    },
  }
}

/** The rounds that trials fall into by a unit. */
export function roundsBy(
  unit: RoundUnit,
  imports: readonly ArrivedImport[],
  arrivals: readonly Arrival[],
  sets: readonly BroughtSet[],
): Rounds {
  switch (unit) {
    case 'import':
      return byImport(imports, arrivals)
    case 'week':
      return byWeek(arrivals)
    case 'version':
      return byVersion(imports, arrivals, sets)
  }
}

/** Trials that are in no round, by why. */
export function countLeft(arrivals: readonly Arrival[], rounds: Rounds) {
  const count = { undated: 0, mixed: 0, unknown: 0 }
  for (const arrival of arrivals) {
    const own = rounds.of(arrival)
    if ('left' in own) count[own.left] += arrival.n
  }
  return { nUndated: count.undated, nMixed: count.mixed, nUnknown: count.unknown }
}
