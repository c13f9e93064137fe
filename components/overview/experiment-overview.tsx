import type { ReactNode } from 'react'
import { LazyDiagram } from '@/components/chart/lazy-diagram'
import { CopyMarkdown } from '@/components/share/copy-markdown'
import { CarriedLink } from '@/components/site/carried-link'
import { Section } from '@/components/ui/section'
import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import { displayCount } from '@/lib/display'
import { costsHref } from '@/lib/url/costs'
import { domainsDataHref, domainsHref } from '@/lib/url/domains'
import { effectsHref } from '@/lib/url/effects'
import type { ContrastParams } from '@/lib/url/experiment'
import { TermsHere } from '@/components/contrast/term'
import { harmsHref } from '@/lib/url/harms'
import { shareOverview } from '@/lib/share/share-overview'
import { taskViewHref } from '@/lib/url/task'
import { domainTaskHrefs } from '@/lib/url/task-list'
import { ConfigurationTable } from './configuration-table'
import { CountedNote } from '@/components/contrast/counted-note'
import { designDiagram, designSentence } from './design-diagram'
import { DomainSection } from './domain-section'
import { FalseActivationSection } from './false-activation-section'
import { HarmList } from '@/components/harms/harm-list'
import { HeadlineBand } from './headline-band'
import { NothingToCompare } from '@/components/contrast/nothing-to-compare'
import { OverviewHead } from './overview-head'
import { Provenance } from './provenance'
import { UseSection } from './use-section'
import { WarningList } from './warning-list'
import { WaysStrip } from './ways-strip'

/** Did skills help overall, where, for whom, and can it be believed? */
export function ExperimentOverview({
  summary,
  params,
  ways,
}: {
  summary: ExperimentSummary
  params: ContrastParams
  /** More ways to go on, beside the copy of the page. */
  ways: ReactNode
}) {
  const { experiment, contrast, harms, configurations } = summary
  const { slug } = experiment
  const taskHrefs = new Map(harms.worst.map(({ task }) => [task, taskViewHref(slug, task, params)]))
  const provenance = (
    <Section id="provenance" title="Where do the numbers come from?">
      <Provenance summary={summary} />
    </Section>
  )
  // Beside the harms and the diagram, a short table leaves room.
  const isBeside = contrast !== null && configurations.length <= 8
  return (
    <>
      <OverviewHead summary={summary}>
        <div className="flex flex-wrap items-start gap-3">
          <CopyMarkdown document={shareOverview(summary, params)} />
          {ways}
          {contrast && <CountedNote contrast={contrast} />}
        </div>
      </OverviewHead>
      <HeadlineBand summary={summary} />
      {summary.strip && <WaysStrip strip={summary.strip} slug={slug} params={params} />}
      <WarningList
        warnings={summary.warnings.filter(({ code }) => contrast || code !== 'one_condition')}
      />
      {!contrast && <NothingToCompare slug={slug} nTasks={experiment.nTasks} />}
      {contrast && (
        <>
          <DomainSection
            summary={summary.domains}
            contrast={contrast}
            experiment={experiment}
            hrefs={domainTaskHrefs(slug, summary.domains.domains, params)}
            reads={summary.activation?.byDomain ?? null}
            csvHref={domainsDataHref(slug, params, 'csv')}
            allHref={domainsHref(slug, params)}
          />
          <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_380px]">
            <div className="min-w-0">
              <Section
                id="configurations"
                title="Which configurations gain?"
                aside="largest gain first"
                actions={
                  experiment.filledViews.includes('effects') && (
                    <CarriedLink
                      href={effectsHref(slug)}
                      className="hover:text-ink hover:underline"
                    >
                      do they differ?
                    </CarriedLink>
                  )
                }
              >
                <ConfigurationTable
                  rows={configurations}
                  contrast={contrast}
                  reads={summary.activation?.byConfiguration ?? null}
                />
              </Section>
              <UseSection
                contrast={summary.contrast}
                changes={summary.use}
                source={experiment.kind}
                href={costsHref(slug, params)}
              />
              <FalseActivationSection found={summary.falseActivation} />
              {isBeside && provenance}
            </div>
            <div className="min-w-0">
              <Section
                id="harms"
                title="Where do skills hurt?"
                aside={`${harms.nNegative} of ${displayCount(harms.nTasks)} below zero, strongest evidence first`}
              >
                <HarmList
                  harms={harms}
                  without={summary.contrast?.without}
                  taskHrefs={taskHrefs}
                  allHref={harmsHref(slug, params)}
                  hasReasons={summary.experiment.kind === 'logs'}
                />
              </Section>
              <Section id="design" title="How was it run?">
                <LazyDiagram
                  source={designDiagram(summary)}
                  label={`Design of the experiment: ${designSentence(summary)}`}
                />
                <p className="mt-2 text-ink-2">{designSentence(summary)}</p>
              </Section>
            </div>
          </div>
        </>
      )}
      {!isBeside && provenance}
      <TermsHere
        terms={['Gain', 'pp', 'Interval', 'Noise', 'Harm', 'q', 'Configuration', 'Error policy']}
      />
    </>
  )
}
