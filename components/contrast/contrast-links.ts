import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import { UNCERTAINTIES, type Uncertainty } from '@/lib/domain/uncertainty'
import { WEIGHTINGS, type Weighting } from '@/lib/domain/weighting'
import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import type { ContrastParams } from '@/lib/url/experiment'
import type { SwitchOption } from '@/components/ui/switch-links'

const UNCERTAINTY_WORDS: Record<Uncertainty, [label: string, hint: string]> = {
  new_tasks: ['new tasks', 'Where the gain could be for other tasks of this kind.'],
  rerun: ['same tasks re-run', 'Where the gain would be if these same tasks were run again.'],
}

const POLICY_WORDS: Record<ErrorPolicy, [label: string, hint: string]> = {
  headline: ['headline', 'Agent ran out of time or crashed: fail. Our machinery broke: left out.'],
  fail: ['strict', 'Every error is a failure, also of our machinery.'],
  completed_only: ['completed', 'Only trials that ended by themselves. Rewards slow agents.'],
}

const WEIGHTING_WORDS: Record<Weighting, [label: string, hint: string]> = {
  tasks: ['each task', 'Every task counts once, however often it was run.'],
  trials: ['each trial', 'A task that was run more often weighs more.'],
  domains: ['each domain', 'Every domain counts once, however many tasks it has.'],
}

const NO_DOMAINS = 'No task says its domain.'

type Href = (params: Partial<ContrastParams>) => string

/** Links of the switches of a page, each the page under another choice. */
export function contrastLinks(
  { experiment, contrast, conditions }: ExperimentFrame,
  params: ContrastParams,
  href: Href,
) {
  const to = (change: Partial<ContrastParams>) => href({ ...params, ...change })
  const keys = conditions.filter(({ kind }) => kind !== 'unknown').map(({ key }) => key)
  // Choosing the condition of the other side swaps the two.
  const choose = (side: 'without' | 'with', key: string) => {
    const other = side === 'without' ? 'with' : 'without'
    const swapped = contrast?.[other].key === key ? contrast[side].key : contrast?.[other].key
    return to({ [side]: key, [other]: swapped ?? null })
  }
  const hrefsOf = (side: 'without' | 'with') => new Map(keys.map((key) => [key, choose(side, key)]))
  return {
    conditions: { without: hrefsOf('without'), with: hrefsOf('with') },
    uncertainties: UNCERTAINTIES.map((uncertainty): SwitchOption => {
      const [label, hint] = UNCERTAINTY_WORDS[uncertainty]
      return {
        label,
        hint,
        href: to({ uncertainty }),
        isCurrent: params.uncertainty === uncertainty,
      }
    }),
    weightings: WEIGHTINGS.map((weighting): SwitchOption => {
      const [label, hint] = WEIGHTING_WORDS[weighting]
      const isCurrent = params.weighting === weighting
      const whyDisabled =
        weighting === 'domains' && experiment.nDomains === 0 ? NO_DOMAINS : undefined
      return { label, hint, href: to({ weighting }), isCurrent, whyDisabled }
    }),
    policies: ERROR_POLICIES.map((policy): SwitchOption => {
      const [label, hint] = POLICY_WORDS[policy]
      return { label, hint, href: to({ policy }), isCurrent: params.policy === policy }
    }),
  }
}
