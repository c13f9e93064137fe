import Link from 'next/link'
import { LazyDomainGainChart } from '@/components/chart/lazy-domain-gain-chart'
import { isShrinkageShown } from '@/components/chart/domain-gain-rows'
import { Section } from '@/components/ui/section'
import { domainCaption, domainIntervalLabel } from '@/components/chart/domain-caption'
import type { ReadShare } from '@/lib/analysis/measure/measure-activation'
import type { ContrastHead, ExperimentHead } from '@/lib/cells/describe-contrast'
import type { DomainsSummary } from '@/lib/cells/summarize-domains'
import { DomainTable } from '@/components/domains/domain-table'

interface DomainSectionProps {
  readonly summary: DomainsSummary
  readonly contrast: ContrastHead
  readonly experiment: ExperimentHead
  readonly csvHref: string
  /** The page of domains. */
  readonly allHref: string
  /** The tasks of a domain; '' are those without one. */
  readonly hrefs: ReadonlyMap<string, string>
  /** In how many runs of each a skill was read; null where no trajectory can tell. */
  readonly reads: readonly ReadShare[] | null
}

/** Gain by domain: the chart, its numbers, and what may be concluded. */
export function DomainSection({
  summary,
  contrast,
  experiment,
  csvHref,
  allHref,
  hrefs,
  reads,
}: DomainSectionProps) {
  return (
    <Section
      id="domains"
      title="Where do skills help?"
      aside={
        <>
          gain by domain, largest first · n = tasks
          {/* A phone’s chart has no room for it. */}
          {isShrinkageShown(summary.domains) && (
            <span className="max-sm:hidden"> · ◇ pulled toward the mean</span>
          )}
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
            intervalLabel={domainIntervalLabel(contrast)}
            fileName={`${experiment.slug}-gain-by-domain`}
            caption={domainCaption(experiment, contrast, summary)}
            csvHref={csvHref}
            hrefs={hrefs}
            fallback={
              <DomainTable
                domains={summary.domains}
                uncertainty={contrast.uncertainty}
                hrefs={hrefs}
                reads={reads}
              />
            }
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
              <DomainTable
                domains={summary.domains}
                uncertainty={contrast.uncertainty}
                hrefs={hrefs}
                reads={reads}
              />
            </div>
          </details>
        </>
      )}
    </Section>
  )
}
