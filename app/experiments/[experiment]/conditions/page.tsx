import { notFound, redirect } from 'next/navigation'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ConditionsView } from '@/components/conditions/conditions-view'
import { PageFrame } from '@/components/site/page-frame'
import { ask } from '@/lib/server/ask'
import { conditionsHref, loadConditionsParams } from '@/lib/url/conditions'

export const generateMetadata = viewTitle('Conditions')

export default async function ConditionsPage({
  params,
  searchParams,
}: PageProps<'/experiments/[experiment]/conditions'>) {
  const { experiment: slug } = await params
  const question = await loadConditionsParams(searchParams)
  const view = await ask('compareConditions', slug, question)
  if (!view) notFound()
  if (view.experiment.slug !== slug) redirect(conditionsHref(view.experiment.slug, question))
  return (
    <PageFrame experiment={view.experiment} tab="conditions" crumbs={[{ label: 'Conditions' }]}>
      <ConditionsView view={view} params={question} />
    </PageFrame>
  )
}
