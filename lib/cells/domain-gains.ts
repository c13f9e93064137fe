import type { Gain } from '@/lib/domain/gain'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { domainSummary, type DomainSummary } from '@/lib/stats/domain-summary'
import { mean, signOf } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import type { TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import { asGain, countTrials, gainOverTasks } from './gain-over-tasks'
import { rerunErrors } from './rerun-error'

/** The gain of one domain over its common tasks. */
export interface DomainGain {
  /** Null for tasks without a domain. */
  readonly domain: string | null
  readonly without: number | null
  readonly with: number | null
  /** Raw, with its spread pooled over domains; without a domain with the spread of its own tasks. */
  readonly gain: Gain
  /** Pulled toward the overall mean by as much as its noise deserves; null without a domain. */
  readonly shrunk: number | null
  readonly shrunkSe: number | null
  /** Of the domain's own tasks (null for one), and pooled over domains (null without a domain). */
  readonly seOwn: number | null
  readonly sePooled: number | null
  /** Fewer than three tasks: shown grey. */
  readonly isFew: boolean
}

const FEW_TASKS = 3

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
): { readonly domains: readonly DomainGain[]; readonly summary: DomainSummary } {
  const common = measured.filter((task) => task.isCommon)
  const groups = groupByDomain(table, common)
  const without = groups.get(null)
  groups.delete(null)
  const named = [...groups.values()]
  const summary = domainSummary({
    domains: [...groups].map(([domain, tasks]) => ({
      name: domain!,
      deltas: tasks.map((task) => task.delta!),
    })),
  })
  const rerunSe = uncertainty === 'rerun' ? rerunSeOf(table, contrast, common) : () => null
  const domains = summary.rows.map((row, index): DomainGain => {
    const tasks = named[index]!
    const paired = { delta: row.delta, lo: row.lo, hi: row.hi, nTasks: row.n }
    const gain = asGain(paired, rerunSe(tasks), countTrials(tasks), uncertainty)
    return {
      ...{ domain: row.name, ...ratesOf(tasks) },
      gain: gain.method === 'paired_t' ? { ...gain, method: 'pooled_domain_t' } : gain,
      shrunk: summary.shrunk?.[index] ?? null,
      shrunkSe: summary.shrunkSe?.[index] ?? null,
      ...{ seOwn: row.seOwn, sePooled: row.sePooled },
    }
  })
  domains.sort(byShrunkThenRaw)
  if (without) domains.push(gainWithoutDomain(without, rerunSe(without), uncertainty))
  return { domains, summary }
}

function gainWithoutDomain(
  tasks: readonly TaskMeasure[],
  rerunSe: number | null,
  uncertainty: Uncertainty,
): DomainGain {
  const paired = gainOverTasks(tasks)
  return {
    ...{ domain: null, ...ratesOf(tasks) },
    gain: asGain(paired, rerunSe, countTrials(tasks), uncertainty),
    ...{ shrunk: null, shrunkSe: null, seOwn: paired.se, sePooled: null },
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

const byShrunkThenRaw = (a: DomainGain, b: DomainGain) =>
  Math.abs((b.shrunk ?? 0) - (a.shrunk ?? 0)) > 1e-12
    ? b.shrunk! - a.shrunk!
    : signOf((b.gain.estimate ?? -2) - (a.gain.estimate ?? -2)) || (a.domain! < b.domain! ? -1 : 1)

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
