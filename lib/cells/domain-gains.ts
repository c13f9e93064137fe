import type { Gain } from '@/lib/domain/gain'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { domainSummary, type DomainRow, type DomainSummary } from '@/lib/stats/domain-summary'
import { gainInterval } from '@/lib/stats/gain-interval'
import { domainHeterogeneityF, type DomainHeterogeneityF } from '@/lib/stats/domain-heterogeneity-f'
import { domainShrinkIntegrated } from '@/lib/stats/domain-shrink-integrated'
import type { DomainDeltas } from '@/lib/stats/within-domains'
import { mean, signOf, zeroIfTiny } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import type { TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import { countTrials, gainOverTasks } from './gain-over-tasks'
import { rerunErrors } from './rerun-error'
import {
  foundOfDeltas,
  foundOfNamedTasks,
  foundOfRerun,
  showGain,
  type FoundGain,
} from './show-gain'

/** The gain of one domain over its common tasks. */
export interface DomainGain {
  /** Null for tasks without a domain. */
  readonly domain: string | null
  readonly without: number | null
  readonly with: number | null
  /** Raw, with its spread pooled over domains; without a domain with the spread of its own tasks. */
  readonly gain: Gain
  /** Pulled toward the overall gain, over how much domains may differ; null without a domain. */
  readonly shrunk: number | null
  readonly shrunkSe: number | null
  /** Of the domain's own tasks (null for one), and pooled over domains (null without a domain). */
  readonly seOwn: number | null
  readonly sePooled: number | null
  /** Fewer than three tasks: shown grey. */
  readonly isFew: boolean
}

const FEW_TASKS = 3

export interface GainsByDomain {
  readonly domains: readonly DomainGain[]
  readonly summary: DomainSummary
  readonly heterogeneity: DomainHeterogeneityF
}

/**
 * The gain of each domain over its common tasks, and the test whether domains differ. Tasks without
 * a domain belong to none: they have a row of their own, last, and enter neither the test nor the
 * pooled spread.
 */
export function gainsByDomain(
  table: CellTable,
  contrast: Contrast,
  measured: readonly TaskMeasure[],
  uncertainty: Uncertainty,
): GainsByDomain {
  const common = measured.filter((task) => task.isCommon)
  const groups = groupByDomain(table, common)
  const without = groups.get(null)
  groups.delete(null)
  const named = [...groups.values()]
  const deltas = [...groups].map(([domain, tasks]) => ({
    name: domain!,
    deltas: tasks.map((task) => task.delta!),
    families: familiesOf(table, tasks),
  }))
  const summary = domainSummary({ domains: deltas })
  const rerunSe = uncertainty === 'rerun' ? rerunSeOf(table, contrast, common) : null
  const isPooled = canPool(
    summary,
    deltas.flatMap((domain) => domain.deltas),
  )
  const shrunk = shrinkRows(summary)
  const domains = summary.rows.map((row, index): DomainGain => {
    const tasks = named[index]!
    const found = rerunSe
      ? foundOfRerun(row.delta, rerunSe(tasks))
      : isPooled
        ? pooledGain(row, summary.dfWithin)
        : foundOfDomain(deltas[index]!)
    return {
      ...{ domain: row.name, ...ratesOf(tasks) },
      gain: showGain(found, { nTasks: row.n, nTrials: countTrials(tasks) }),
      ...{ shrunk: shrunk.shrunk[index]!, shrunkSe: shrunk.shrunkSe[index]! },
      ...{ seOwn: row.seOwn, sePooled: row.sePooled },
    }
  })
  domains.sort(byGain)
  if (without) domains.push(gainWithoutDomain(without, familiesOf(table, without), rerunSe))
  return { domains, summary, heterogeneity: domainHeterogeneityF({ domains: deltas }) }
}

/** Where few tasks differ, a spread pooled over domains is no certainty: each has its own interval. */
const canPool = ({ s2Within }: DomainSummary, deltas: readonly number[]): boolean =>
  foundOfDeltas(deltas).method !== 'adjusted' && zeroIfTiny(Math.sqrt(s2Within ?? 0)) > 0

const pooledGain = ({ delta, sePooled: se, nFamilies }: DomainRow, df: number): FoundGain => ({
  ...{ estimate: delta, centre: delta, se, df },
  ...(nFamilies === undefined
    ? { method: 'pooled_domain_t' }
    : { method: 'pooled_family_t', nFamilies }),
})

const foundOfDomain = ({ deltas, families }: Required<DomainDeltas>): FoundGain =>
  foundOfNamedTasks(gainInterval({ deltas }), deltas, families)

const familiesOf = (table: CellTable, tasks: readonly TaskMeasure[]) =>
  tasks.map(({ task }) => table.tasks[task]!.family)

function shrinkRows({ rows, s2Within }: DomainSummary) {
  const isOne = rows.length < 2
  return domainShrinkIntegrated({
    y: rows.map((row) => row.delta),
    // One domain has nothing to be pulled toward.
    v: rows.map(({ sePooled }) => (isOne || !s2Within ? 0 : sePooled! ** 2)),
  })
}

function gainWithoutDomain(
  tasks: readonly TaskMeasure[],
  families: readonly (string | null)[],
  rerunSe: ReturnType<typeof rerunSeOf> | null,
): DomainGain {
  const { delta, nTasks, se, interval } = gainOverTasks(tasks)
  const deltas = tasks.map((task) => task.delta!)
  const found = rerunSe
    ? foundOfRerun(delta, rerunSe(tasks))
    : foundOfNamedTasks(interval, deltas, families)
  return {
    ...{ domain: null, ...ratesOf(tasks) },
    gain: showGain(found, { nTasks, nTrials: countTrials(tasks) }),
    ...{ shrunk: null, shrunkSe: null, seOwn: se, sePooled: null },
  }
}

const ratesOf = (tasks: readonly TaskMeasure[]) => ({
  without: mean(tasks.map((task) => task.without!)),
  with: mean(tasks.map((task) => task.with!)),
  isFew: tasks.length < FEW_TASKS,
})

function groupByDomain(table: CellTable, tasks: readonly TaskMeasure[]) {
  const groups = new Map<string | null, TaskMeasure[]>()
  for (const task of tasks) {
    const { domain } = table.tasks[task.task]!
    const group = groups.get(domain)
    if (group) group.push(task)
    else groups.set(domain, [task])
  }
  return groups
}

/** The largest gain first, as it is drawn; whether the order means anything is said beside it. */
const byGain = (a: DomainGain, b: DomainGain) =>
  signOf((b.gain.estimate ?? -2) - (a.gain.estimate ?? -2)) || (a.domain! < b.domain! ? -1 : 1)

/**
 * Error of a group of common tasks for a re-run. A cell of one trial borrows from all common tasks
 * of its configuration and arm, not only from its domain: so the errors of domains add up to the
 * headline's, and a domain has an interval wherever the headline has one.
 */
function rerunSeOf(table: CellTable, contrast: Contrast, common: readonly TaskMeasure[]) {
  const errors = rerunErrors(table, contrast, common)
  const errorOf = new Map(common.map(({ task }, index) => [task, errors?.[index] ?? null]))
  return (tasks: readonly TaskMeasure[]): number | null => {
    if (errors === null) return null
    const variance = tasks.reduce((sum, { task }) => sum + errorOf.get(task)! ** 2, 0)
    return Math.sqrt(variance) / tasks.length
  }
}
