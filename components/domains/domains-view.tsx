import { isShrinkageShown } from '@/components/chart/domain-gain-rows'
import { LazyDomainGainChart } from '@/components/chart/lazy-domain-gain-chart'
import { AnswerLine } from '@/components/contrast/answer-line'
import { DomainTable } from './domain-table'
import { NothingToCompare } from '@/components/contrast/nothing-to-compare'
import { ViewHead } from '@/components/contrast/view-head'
import { Section } from '@/components/ui/section'
import type { DomainsView as View } from '@/lib/analysis/domain/view-domains'
import { TermsHere } from '@/components/contrast/term'
import { domainsDataHref } from '@/lib/url/domains'
import { type ContrastParams } from '@/lib/url/experiment'
import { domainTaskHrefs } from '@/lib/url/task-list'
import { domainCaption, domainIntervalLabel } from '@/components/chart/domain-caption'
import { DomainErrors } from './domain-errors'
import { barLegend } from './domain-words'
import { Heterogeneity } from './heterogeneity'
import { MixSection } from './mix-section'

/** Where do skills help? Gain per domain, raw and shrunk, and whether domains differ at all. */
export function DomainsView({ view, params }: { view: View; params: ContrastParams }) {
  const { experiment, contrast, headline, domains: summary } = view
  const { slug } = experiment
  const { domains } = summary
  const hasNames = domains.some(({ domain }) => domain !== null)
  const hrefs = domainTaskHrefs(slug, domains, params)
  const csvHref = domainsDataHref(slug, params, 'csv')
  return (
    <>
      <ViewHead frame={view} title="Where do skills help?" />
      {headline && contrast && <AnswerLine headline={headline} frame={view} />}
      {!contrast ? (
        <NothingToCompare slug={slug} nTasks={experiment.nTasks} />
      ) : domains.length === 0 ? (
        <p className="mt-6 max-w-[620px] text-ink-2">
          No task has counted trials in both arms of every configuration shown, so there is no gain
          by domain. Choose other conditions.
        </p>
      ) : (
        <>
          {!hasNames && (
            <p className="mt-4 max-w-[620px] text-ink-2">
              No task says its domain. Domains come with the logs, or from a task folder delivered
              beside them.
            </p>
          )}
          <Section id="differ" title="Do domains differ?" aside="largest gain first, n = tasks">
            <Heterogeneity summary={summary} contrast={contrast} />
            <LazyDomainGainChart
              domains={domains}
              kinds={{ without: contrast.without.kind, with: contrast.with.kind }}
              intervalLabel={domainIntervalLabel(contrast)}
              caption={domainCaption(experiment, contrast, summary)}
              fileName={`${slug}-gain-by-domain`}
              csvHref={csvHref}
              hrefs={hrefs}
              fallback={
                <DomainTable
                  domains={domains}
                  uncertainty={contrast.uncertainty}
                  hrefs={hrefs}
                  reads={view.activation?.byDomain ?? null}
                />
              }
            />
            <p className="mt-1 text-xs text-ink-3 max-sm:hidden">
              ○ without ● with skills · at the right: ● raw gain,{' '}
              {barLegend(contrast.uncertainty, domains)}
              {isShrinkageShown(domains) && ', ◇ pulled toward the mean'} · grey dashes: fewer than
              three tasks
            </p>
          </Section>
          <Section
            id="numbers"
            title="How much does each domain gain?"
            aside="a domain leads to its tasks"
          >
            <DomainTable
              domains={domains}
              uncertainty={contrast.uncertainty}
              hrefs={hrefs}
              reads={view.activation?.byDomain ?? null}
            />
            <DomainErrors summary={summary} uncertainty={contrast.uncertainty} />
          </Section>
          {view.mix && <MixSection mix={view.mix} contrast={contrast} />}
        </>
      )}
      <TermsHere terms={['Gain', 'pp', 'Interval', 'Uncertainty', 'Weight', 'Coverage', 'Noise']} />
    </>
  )
}
