import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ExperimentOverview } from '@/components/experiment/experiment-overview'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { getExperiment } from '@/lib/analysis/get-experiment'
import { summarizeExperiment } from '@/lib/analysis/summarize-experiment'
import { loadContrastParams, overviewHref } from '@/lib/url/experiment'

type Props = PageProps<'/experiments/[experiment]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await getExperiment(db, (await params).experiment)
  return { title: found?.name }
}

export default async function OverviewPage({ params, searchParams }: Props) {
  const { experiment: slug } = await params
  const question = await loadContrastParams(searchParams)
  const summary = await summarizeExperiment(db, slug, question)
  if (!summary) notFound()
  if (summary.experiment.slug !== slug) redirect(overviewHref(summary.experiment.slug, question))
  return (
    <PageFrame experiment={summary.experiment} tab="">
      <ExperimentOverview summary={summary} params={question} />
    </PageFrame>
  )
}
