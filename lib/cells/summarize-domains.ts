import type { Gain } from '@/lib/domain/gain'
import type { Weighting } from '@/lib/domain/weighting'
import type { CellTable } from './cell-table'
import { measureTasks, type TaskMeasure } from './compare-tasks'
import { concludeDomains } from './conclude-domains'
import type { Contrast } from './contrast'
import type { ViewQuestion } from './describe-contrast'
import { gainsByDomain, type DomainGain } from './domain-gains'
import { gainOverTasks, rerunSeOverTasks } from './gain-over-tasks'
import { remember } from './remember'
import { weighGain } from './weigh-gain'

export interface DomainsSummary {
  /** Those that tasks name, by shrunk value; last the tasks without a domain, which is none. */
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
  const { domains, summary } = gainsByDomain(table, contrast, measured, uncertainty)
  const over = (weighting: Weighting) =>
    weighGain(table, contrast, measured, { uncertainty, weighting }).gain
  return {
    conclusion: concludeDomains({
      domains,
      p: summary.p,
      i2: summary.i2,
      uncertainty,
      // Share of the squared error over tasks that more trials could remove.
      trialNoise: trialNoise(table, contrast, measured),
    }),
    domains,
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
