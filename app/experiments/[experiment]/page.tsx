import { notFound, redirect } from 'next/navigation'
import { ExperimentOverview } from '@/components/overview/experiment-overview'
import { FiguresView } from '@/components/figures/figures-view'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { listExperimentFigures } from '@/lib/analysis/figure/list-experiment-figures'
import { ask } from '@/lib/server/ask'
import { loadContrastParams, overviewHref } from '@/lib/url/experiment'
import { viewTitle } from './view-title'

type Props = PageProps<'/experiments/[experiment]'>

export const generateMetadata = viewTitle()

export default async function OverviewPage({ params, searchParams }: Props) {
  const { experiment: slug } = await params
  const question = await loadContrastParams(searchParams)
  const summary = await ask('summarizeExperiment', slug, question)
  if (!summary) notFound()
  if (summary.experiment.slug !== slug) redirect(overviewHref(summary.experiment.slug, question))
  // A source that prints aggregates only has no cells to summarize.
  const figures =
    summary.experiment.kind === 'published' && summary.experiment.nTrials === 0
      ? await listExperimentFigures(db, slug)
      : null
  return (
    <PageFrame experiment={summary.experiment} tab="">
      {figures ? (
        <FiguresView view={figures} isOverview />
      ) : (
        <ExperimentOverview summary={summary} params={question} />
      )}
    </PageFrame>
  )
}
