import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ExperimentOverview } from '@/components/experiment/experiment-overview'
import { FiguresView } from '@/components/figures/figures-view'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { getExperiment } from '@/lib/analysis/get-experiment'
import { listExperimentFigures } from '@/lib/analysis/list-experiment-figures'
import { ask } from '@/lib/cli/ask'
import { loadContrastParams, overviewHref } from '@/lib/url/experiment'

type Props = PageProps<'/experiments/[experiment]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await getExperiment(db, (await params).experiment)
  return { title: found?.name }
}

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
