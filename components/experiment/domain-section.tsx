import Link from 'next/link'
import { LazyDomainGainChart } from '@/components/chart/lazy-domain-gain-chart'
import { isShrinkageShown } from '@/components/chart/domain-gain-rows'
import { Section } from '@/components/ui/section'
import { SwitchLinks, type SwitchOption } from '@/components/ui/switch-links'
import type { ContrastHead } from '@/lib/analysis/describe-contrast'
import type { DomainsSummary } from '@/lib/analysis/summarize-domains'
import { DomainTable } from './domain-table'
import { NO_STATUSES } from './view-head'

interface DomainSectionProps {
  readonly summary: DomainsSummary
  readonly contrast: ContrastHead
  readonly uncertainties: readonly SwitchOption[]
  readonly policies: readonly SwitchOption[]
  readonly slug: string
  readonly csvHref: string
  /** The page of domains. */
  readonly allHref: string
}

/** Gain by domain: the chart, its numbers, and what may be concluded. */
export function DomainSection({
  summary,
  contrast,
  uncertainties,
  policies,
  slug,
  csvHref,
  allHref,
}: DomainSectionProps) {
  const interval =
    contrast.uncertainty === 'new_tasks'
      ? 'gain, pp, 95 % interval over tasks'
      : 'gain, pp, 95 % interval for a re-run'
  return (
    <Section
      id="domains"
      title="Where do skills help?"
      aside={`gain by domain, largest first · n = tasks${isShrinkageShown(summary.domains) ? ' · ◇ pulled toward the mean' : ''}`}
      actions={
        <>
          <SwitchLinks label="uncertainty" options={uncertainties} />
          <SwitchLinks
            label="errors"
            options={policies}
            whyDisabled={contrast.canSwitchPolicy ? undefined : NO_STATUSES}
          />
        </>
      }
    >
      {summary.domains.length === 0 ? (
        <p className="text-ink-2">No task has results in both arms.</p>
      ) : (
        <>
          <LazyDomainGainChart
            domains={summary.domains}
            kinds={{ without: contrast.without.kind, with: contrast.with.kind }}
            intervalLabel={interval}
            fileName={`${slug}-gain-by-domain`}
            csvHref={csvHref}
            fallback={<DomainTable domains={summary.domains} />}
          />
          <p className="mt-2 max-w-[620px] text-ink-2">
            {summary.conclusion}{' '}
            <Link href={allHref} className="underline underline-offset-2 hover:text-ink">
              Domains in full
            </Link>
          </p>
          <details className="mt-2 text-xs">
            <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">
              The numbers as a table
            </summary>
            <div className="mt-2">
              <DomainTable domains={summary.domains} />
            </div>
          </details>
        </>
      )}
    </Section>
  )
}
