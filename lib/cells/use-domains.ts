import { displayNamedP } from '@/lib/display'
import { domainHeterogeneityF, type DomainHeterogeneityF } from '@/lib/stats/domain-heterogeneity-f'
import { domainShrinkIntegrated } from '@/lib/stats/domain-shrink-integrated'
import { isAtMost, mean } from '@/lib/stats/numeric-rules'
import { withinDomains, type DomainDeltas } from '@/lib/stats/within-domains'
import type { UseTask } from './use-change-by'

/** Whether what skills change of a use differs between domains, by the log ratios of tasks. */
export interface UseDomains extends Pick<
  DomainHeterogeneityF,
  'nDomains' | 'nTasks' | 'f' | 'df1' | 'df2' | 'p'
> {
  /**
   * How far the ratio of a domain typically lies from the overall one, as a factor (e to the power of
   * τ), with its 95 % limits: 1 is not at all.
   */
  readonly factor: number | null
  readonly factorLow: number | null
  readonly factorHigh: number | null
  /** Change of each domain pulled toward the overall one; empty where nothing says how far. */
  readonly shrunk: readonly { readonly domain: string; readonly change: number }[]
  /** What may be concluded, and what may not. */
  readonly conclusion: string
}

/** Ratios of domains differ more than gains, which end at 1: a standard deviation of a fourth. */
const PRIOR_SD = 0.25

/** Tasks without a domain belong to none, and enter neither the test nor the pulling. */
export function compareUseDomains(tasks: readonly UseTask[]): UseDomains {
  const groups = new Map<string, { deltas: number[]; families: (string | null)[] }>()
  for (const { domain, family, change } of tasks) {
    if (domain === null) continue
    const group = groups.get(domain) ?? { deltas: [], families: [] }
    group.deltas.push(Math.log1p(change))
    group.families.push(family)
    groups.set(domain, group)
  }
  const domains = [...groups].map(([name, group]) => ({ name, ...group }))
  const found = domainHeterogeneityF({ domains })
  const { nDomains, nTasks, f, df1, df2, p, tau, tauLo, tauHi } = found
  const factor = (value: number | null) => (value === null ? null : Math.exp(value))
  return {
    ...{ nDomains, nTasks, f, df1, df2, p },
    ...{ factor: factor(tau), factorLow: factor(tauLo), factorHigh: factor(tauHi) },
    shrunk: p === null ? [] : shrink(domains),
    conclusion: conclude(found),
  }
}

function shrink(domains: readonly DomainDeltas[]) {
  const { shrunk } = domainShrinkIntegrated({
    y: domains.map(({ deltas }) => mean(deltas)!),
    v: withinDomains(domains).v.map((variance) => variance ?? 0),
    priorSd: PRIOR_SD,
  })
  return domains.flatMap(({ name }, at) => {
    const log = shrunk[at]!
    return log === null ? [] : [{ domain: name, change: Math.expm1(log) }]
  })
}

function conclude(found: DomainHeterogeneityF): string {
  const { nDomains, nTasks, df2, p } = found
  if (nDomains === 0) return 'No compared task names a domain: there is nothing to compare.'
  if (nDomains === 1) return 'The compared tasks name one domain only: there is nothing to compare.'
  if (df2 < 1)
    return `Whether domains differ cannot be tested: each has ${nTasks === nDomains ? 'one task' : 'tasks of one family'}.`
  if (p === null)
    return 'Whether domains differ cannot be tested: the tasks within them change by the same.'
  const said = displayNamedP('p', p)
  return isAtMost(p, 0.05)
    ? `Domains differ more than chance would make them (${said})${sayFactor(found)}.`
    : `Whether domains differ cannot be told (${said})${sayFactor(found)}: their order means little.`
}

/** How much they may differ: a p alone does not say that they are alike. */
function sayFactor({ tauLo, tauHi }: DomainHeterogeneityF): string {
  if (tauLo === null || tauHi === null) return ''
  if (tauHi === 0) return '; they are at least as alike as chance makes them'
  const [low, high] = [Math.exp(tauLo), Math.exp(tauHi)]
  const upTo = high > 10 ? 'more than 10' : high.toFixed(2)
  return `; their ratios typically lie a factor of ${low > 10 ? 'more than 10' : low.toFixed(2)} to ${upTo} from the overall one`
}
