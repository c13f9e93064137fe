import { carriedComparison } from '@/app/experiments/[experiment]/carried-comparison'
import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { FiguresView } from '@/components/figures/figures-view'
import { ViewFrame } from '@/components/site/view-frame'
import { db } from '@/db'
import { listExperimentFigures } from '@/lib/analysis/figure/list-experiment-figures'
import { figuresHref } from '@/lib/url/conditions'
import { loadContrastParams } from '@/lib/url/experiment'

type Props = PageProps<'/experiments/[experiment]/figures'>

export const generateMetadata = viewTitle('figures')

export default async function FiguresPage({ params, searchParams }: Props) {
  const comparison = await loadContrastParams(searchParams)
  const view = await openView(params, (slug) => listExperimentFigures(db, slug), figuresHref)
  return (
    <ViewFrame
      view="figures"
      experiment={view.experiment}
      comparison={await carriedComparison(view.experiment.slug, comparison, figuresHref)}
    >
      <FiguresView view={view} />
    </ViewFrame>
  )
}
