import { ComparisonLine } from '@/components/contrast/comparison-line'
import { ExperimentOverview } from '@/components/overview/experiment-overview'
import { FiguresView } from '@/components/figures/figures-view'
import { ViewFrame } from '@/components/site/view-frame'
import { db } from '@/db'
import { listExperimentFigures } from '@/lib/analysis/figure/list-experiment-figures'
import { ask } from '@/lib/server/ask'
import { loadContrastParams, overviewHref } from '@/lib/url/experiment'
import { openView } from './open-view'
import { viewTitle } from './view-title'

type Props = PageProps<'/experiments/[experiment]'>

export const generateMetadata = viewTitle('overview')

export default async function OverviewPage({ params, searchParams }: Props) {
  const question = await loadContrastParams(searchParams)
  const find = (slug: string) => ask('summarizeExperiment', slug, question)
  const summary = await openView(params, find, (slug) => overviewHref(slug, question))
  const { experiment } = summary
  // A source that prints aggregates only has no cells to summarize.
  const figures =
    experiment.kind === 'published' && experiment.nTrials === 0
      ? await listExperimentFigures(db, experiment.slug)
      : null
  return (
    <ViewFrame
      view="overview"
      experiment={experiment}
      comparison={
        <ComparisonLine
          frame={summary}
          params={question}
          href={(changed) => overviewHref(experiment.slug, changed)}
        />
      }
    >
      {figures ? (
        <FiguresView view={figures} isOverview />
      ) : (
        <ExperimentOverview summary={summary} params={question} />
      )}
    </ViewFrame>
  )
}
