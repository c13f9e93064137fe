import type { Gain } from '@/lib/domain/gain'
import { domainSummary, type DomainRow } from '@/lib/stats/domain-summary'
import type { Weighting } from '@/lib/domain/weighting'
import { zInterval } from '@/lib/stats/interval'
import { DEFAULT_CONF, mean, signOf } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import { measureTasks, type TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import type { ViewQuestion } from './describe-contrast'
import { concludeDomains } from './conclude-domains'
import { countTrials, gainOverTasks, rerunSeOverTasks } from './gain-over-tasks'
import { remember } from './remember'
import { rerunErrors } from './rerun-error'
import { weighGain } from './weigh-gain'

/** The gain of one domain over its common tasks. */
export interface DomainGain {
  /** Null for tasks without a domain. */
  readonly domain: string | null
  readonly without: number | null
  readonly with: number | null
  /** Raw, with the interval whose spread is pooled over domains. */
  readonly gain: Gain
  /** Pulled toward the overall mean by as much as its noise deserves. */
  readonly shrunk: number | null
  readonly shrunkSe: number | null
  /** Of the domain's own tasks (null for one), and pooled over domains. */
  readonly seOwn: number | null
  readonly sePooled: number | null
  /** Fewer than three tasks: shown grey. */
  readonly isFew: boolean
}

export interface DomainsSummary {
  readonly domains: readonly DomainGain[]
  /** Do domains differ more than chance? */
  readonly q: number | null
  readonly p: number | null
  readonly i2: number | null
  readonly tau2: number | null
  readonly meanOverTasks: number | null
  readonly meanOverDomains: number | null
  /** The same two means with the interval asked for; each is the headline under its weight. */
  readonly gainOverTasks: Gain
  readonly gainOverDomains: Gain
  /** Random-effects mean over domains with its Hartung-Knapp interval. */
  readonly mu: number | null
  readonly muLow: number | null
  readonly muHigh: number | null
  /** Where the gain of a new domain may fall (95 %); needs three domains. */
  readonly predictionLow: number | null
  readonly predictionHigh: number | null
  /** What may be concluded from these domains, and what may not; null without domains. */
  readonly conclusion: string | null
}

const FEW_TASKS = 3
const NO_DOMAIN = ''

function groupByDomain(table: CellTable, tasks: readonly TaskMeasure[]) {
  const groups = new Map<string, TaskMeasure[]>()
  for (const task of tasks) {
    if (!task.isCommon) continue
    const domain = table.tasks[task.task]!.domain ?? NO_DOMAIN
    const group = groups.get(domain)
    if (group) group.push(task)
    else groups.set(domain, [task])
  }
  return groups
}

const byShrunkThenRaw = (a: DomainGain, b: DomainGain) =>
  Math.abs((b.shrunk ?? 0) - (a.shrunk ?? 0)) > 1e-12
    ? b.shrunk! - a.shrunk!
    : signOf((b.gain.estimate ?? -2) - (a.gain.estimate ?? -2)) ||
      ((a.domain ?? '~') < (b.domain ?? '~') ? -1 : 1)

export const compareDomains = (
  table: CellTable,
  contrast: Contrast,
  uncertainty: ViewQuestion['uncertainty'],
): DomainsSummary =>
  remember(table, 'domains', [contrast, uncertainty], () =>
    findDomains(table, contrast, uncertainty),
  )

function findDomains(
  table: CellTable,
  contrast: Contrast,
  uncertainty: ViewQuestion['uncertainty'],
): DomainsSummary {
  const measured = measureTasks(table, contrast)
  const rerunOf = uncertainty === 'rerun' ? findRerunErrors(table, contrast, measured) : null
  const groups = groupByDomain(table, measured)
  const summary = domainSummary({
    domains: [...groups].map(([name, tasks]) => ({
      name,
      deltas: tasks.map((task) => task.delta!),
    })),
  })
  const over = (weighting: Weighting) =>
    weighGain(table, contrast, measured, { uncertainty, weighting }).gain
  const domains = summary.rows.map((row, index): DomainGain => {
    const tasks = groups.get(row.name)!
    return {
      domain: row.name === NO_DOMAIN ? null : row.name,
      without: mean(tasks.map((task) => task.without!)),
      with: mean(tasks.map((task) => task.with!)),
      gain: domainGain(row, tasks, uncertainty, rerunOf),
      shrunk: summary.shrunk?.[index] ?? null,
      shrunkSe: summary.shrunkSe?.[index] ?? null,
      seOwn: row.seOwn,
      sePooled: row.sePooled,
      isFew: row.n < FEW_TASKS,
    }
  })
  return {
    conclusion: concludeDomains({
      domains,
      p: summary.p,
      i2: summary.i2,
      uncertainty,
      // Share of the squared error over tasks that more trials could remove.
      trialNoise: trialNoise(table, contrast, measured),
    }),
    domains: domains.sort(byShrunkThenRaw),
    q: summary.q,
    p: summary.p,
    i2: summary.i2,
    tau2: summary.tau2,
    meanOverTasks: over('tasks').estimate,
    meanOverDomains: over('domains').estimate,
    gainOverTasks: over('tasks'),
    gainOverDomains: over('domains'),
    mu: summary.mu,
    muLow: summary.muLo,
    muHigh: summary.muHi,
    predictionLow: summary.piLo,
    predictionHigh: summary.piHi,
  }
}

function trialNoise(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
): number | null {
  const { se } = gainOverTasks(tasks)
  const rerunSe = rerunSeOverTasks(table, contrast, tasks)
  return se && rerunSe !== null ? (rerunSe / se) ** 2 : null
}

/**
 * Error of each common task for a re-run, by task. A cell of one trial borrows from all common tasks
 * of its configuration and arm, not only from its domain: so the errors of domains add up to the
 * headline's, and a domain has an interval wherever the headline has one.
 */
function findRerunErrors(
  table: CellTable,
  contrast: Contrast,
  measured: readonly TaskMeasure[],
): ReadonlyMap<number, number> | null {
  const common = measured.filter((task) => task.isCommon)
  const errors = rerunErrors(table, contrast, common)
  return errors && new Map(common.map(({ task }, index) => [task, errors[index]!]))
}

function domainGain(
  row: DomainRow,
  tasks: readonly TaskMeasure[],
  uncertainty: ViewQuestion['uncertainty'],
  rerunOf: ReadonlyMap<number, number> | null,
): Gain {
  const counts = { estimate: row.delta, nTasks: row.n, nTrials: countTrials(tasks) }
  if (uncertainty === 'new_tasks') {
    const method = row.lo === null ? 'none' : 'pooled_domain_t'
    return { ...counts, low: row.lo, high: row.hi, method }
  }
  if (rerunOf === null) return { ...counts, low: null, high: null, method: 'none' }
  const variance = tasks.reduce((sum, { task }) => sum + rerunOf.get(task)! ** 2, 0)
  const { lo, hi } = zInterval(row.delta, Math.sqrt(variance) / tasks.length, DEFAULT_CONF)
  return { ...counts, low: lo, high: hi, method: 'paired_rerun' }
}

const NO_GAIN: Gain = {
  ...{ estimate: null, low: null, high: null },
  ...{ nTasks: 0, nTrials: 0, method: 'none' },
}

export const NO_DOMAINS: DomainsSummary = {
  domains: [],
  q: null,
  p: null,
  i2: null,
  tau2: null,
  meanOverTasks: null,
  meanOverDomains: null,
  gainOverTasks: NO_GAIN,
  gainOverDomains: NO_GAIN,
  mu: null,
  muLow: null,
  muHigh: null,
  predictionLow: null,
  predictionHigh: null,
  conclusion: null,
}
