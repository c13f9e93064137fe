import type { Gain } from '@/lib/domain/gain'
import type { Parts } from '@/lib/domain/parts'
import type { Weighting } from '@/lib/domain/weighting'
import type { CellTable } from './cell-table'
import { measureTasks, type TaskMeasure } from './compare-tasks'
import { concludeDomains } from './conclude-domains'
import type { Contrast } from './contrast'
import type { ViewQuestion } from './describe-contrast'
import { gainsByDomain, type DomainGain } from './domain-gains'
import { gainOverTasks, gainsOfConfigurationsInParts, rerunSeOverTasks } from './gain-over-tasks'
import { isRemembered, remember } from './remember'
import { NO_GAIN } from './show-gain'
import { commonPairs, weighGain } from './weigh-gain'

export interface DomainsSummary {
  /** Those that tasks name, the largest gain first; last the tasks without a domain, which is none. */
  readonly domains: readonly DomainGain[]
  /** Do domains differ more than chance? Cochran's Q; p from F of the analysis of variance. */
  readonly q: number | null
  readonly f: number | null
  readonly df1: number
  readonly df2: number
  readonly p: number | null
  readonly i2: number | null
  readonly tau2: number | null
  /** How far domains typically lie from the overall gain, with its 95 % limits. */
  readonly tau: number | null
  readonly tauLow: number | null
  readonly tauHigh: number | null
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

/** The same, and its work in parts: of thousands of tasks each weight takes tens of milliseconds. */
export function* domainsInParts(
  table: CellTable,
  contrast: Contrast,
  uncertainty: ViewQuestion['uncertainty'],
): Parts<DomainsSummary> {
  if (!isRemembered(table, 'domains', [contrast, uncertainty])) {
    const measured = measureTasks(table, contrast)
    commonPairs(table, contrast, measured)
    yield
    for (const weighting of ['tasks', 'domains'] as const) {
      weighGain(table, contrast, measured, { uncertainty, weighting })
      yield
    }
    yield* gainsOfConfigurationsInParts(table, contrast, measured)
  }
  return compareDomains(table, contrast, uncertainty)
}

function findDomains(
  table: CellTable,
  contrast: Contrast,
  uncertainty: ViewQuestion['uncertainty'],
): DomainsSummary {
  const measured = measureTasks(table, contrast)
  const { domains, summary, heterogeneity } = gainsByDomain(table, contrast, measured, uncertainty)
  const over = (weighting: Weighting) =>
    weighGain(table, contrast, measured, { uncertainty, weighting }).gain
  return {
    conclusion: concludeDomains({
      domains,
      p: heterogeneity.p,
      tau: heterogeneity.tau,
      tauHigh: heterogeneity.tauHi,
      tauLow: heterogeneity.tauLo,
      uncertainty,
      // Share of the squared error over tasks that more trials could remove.
      trialNoise: trialNoise(table, contrast, measured),
    }),
    domains,
    ...{ q: summary.q, i2: summary.i2, tau2: summary.tau2 },
    ...{ f: heterogeneity.f, df1: heterogeneity.df1, df2: heterogeneity.df2, p: heterogeneity.p },
    ...{ tau: heterogeneity.tau, tauLow: heterogeneity.tauLo, tauHigh: heterogeneity.tauHi },
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

export const NO_DOMAINS: DomainsSummary = {
  domains: [],
  ...{ q: null, f: null, df1: 0, df2: 0, p: null, i2: null },
  ...{ tau2: null, tau: null, tauLow: null, tauHigh: null },
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
