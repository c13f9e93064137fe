import { notFound, redirect } from 'next/navigation'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ModelsView } from '@/components/models/models-view'
import { PageFrame } from '@/components/site/page-frame'
import { ask } from '@/lib/server/ask'
import { loadModelsParams, modelsHref } from '@/lib/url/models'

export const generateMetadata = viewTitle('Models')

export default async function ModelsPage({
  params,
  searchParams,
}: PageProps<'/experiments/[experiment]/models'>) {
  const { experiment: slug } = await params
  const question = await loadModelsParams(searchParams)
  const view = await ask('compareModels', slug, question)
  if (!view) notFound()
  if (view.experiment.slug !== slug) redirect(modelsHref(view.experiment.slug, question))
  return (
    <PageFrame experiment={view.experiment} tab="models" crumbs={[{ label: 'Models' }]}>
      <ModelsView view={view} params={question} />
    </PageFrame>
  )
}
