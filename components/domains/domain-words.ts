import type { DomainsSummary } from '@/lib/cells/summarize-domains'
import type { Gain } from '@/lib/domain/gain'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import type { Weighting } from '@/lib/domain/weighting'

/** A mean that stands under the test of heterogeneity. */
export interface NamedMean {
  readonly of: Weighting
  readonly name: string
  readonly hint: string
  readonly gain: Gain
}

/** The mean over tasks and the mean over domains; which of them is the headline hangs on the weight. */
export function namedMeans(
  { gainOverTasks, gainOverDomains }: Pick<DomainsSummary, 'gainOverTasks' | 'gainOverDomains'>,
  weighting: Weighting,
): NamedMean[] {
  const named = (of: Weighting, name: string, hint: string, gain: Gain) => ({
    of,
    name: weighting === of ? `${name} (headline)` : name,
    hint: weighting === of ? `${hint}: the headline.` : `${hint}.`,
    gain,
  })
  return [
    named('tasks', 'mean over tasks', 'Each task counts once', gainOverTasks),
    named(
      'domains',
      'mean over domains',
      'Each domain counts once, however few its tasks',
      gainOverDomains,
    ),
  ]
}

/** What the bar of a domain's gain is, in the legend of the chart. */
export function barLegend(
  uncertainty: Uncertainty,
  domains: readonly { readonly domain: string | null }[],
): string {
  if (uncertainty === 'rerun') return 'bar the interval of these same tasks, from trials'
  const hasNoDomain = domains.some(({ domain }) => domain === null)
  return `bar its interval with the spread pooled over domains${hasNoDomain ? ' (no domain: of its own tasks)' : ''}`
}

/** How the interval of a domain's gain is made. */
export const HOW_DOMAIN_INTERVAL: Record<Uncertainty, string> = {
  new_tasks:
    'Its interval takes the spread of tasks pooled over all domains, since the spread of two or three tasks is itself noise (one-way analysis of variance, t with tasks − domains degrees of freedom, 95 %).',
  rerun:
    'Its interval is for the true gain of these same tasks: normal, 95 %, from the spread of each cell’s own trials; a cell of one trial takes the spread pooled over all common tasks of its configuration and condition. Shrunk values, F, τ and the standard errors below are about other tasks all the same: they rest on the spread of tasks, pooled over all domains.',
}

/** What the row of tasks without a domain is; said where there is one. */
export const HOW_NO_DOMAIN =
  'Tasks without a domain belong to none: they stand last, with a t interval over their own tasks (or one for a re-run), and enter neither the test, nor the shrunk values, nor the mean over domains.'
