import { notFound, redirect } from 'next/navigation'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { FiguresView } from '@/components/figures/figures-view'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { listExperimentFigures } from '@/lib/analysis/figure/list-experiment-figures'
import { figuresHref } from '@/lib/url/conditions'

export const generateMetadata = viewTitle('Printed figures')

export default async function FiguresPage({
  params,
}: PageProps<'/experiments/[experiment]/figures'>) {
  const { experiment: slug } = await params
  const view = await listExperimentFigures(db, slug)
  if (!view) notFound()
  if (view.experiment.slug !== slug) redirect(figuresHref(view.experiment.slug))
  return (
    <PageFrame experiment={view.experiment} tab="figures" crumbs={[{ label: 'Printed figures' }]}>
      <FiguresView view={view} />
    </PageFrame>
  )
}
