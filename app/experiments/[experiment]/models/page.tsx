import { measuredPage } from '@/app/experiments/[experiment]/measured-page'
import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { ModelsView } from '@/components/models/models-view'
import { ViewFrame } from '@/components/site/view-frame'
import { ask } from '@/lib/server/ask'
import { loadModelsParams, modelsHref } from '@/lib/url/models'

type Props = PageProps<'/experiments/[experiment]/models'>

export const generateMetadata = viewTitle('models')

export default async function ModelsPage({ params, searchParams }: Props) {
  const question = await loadModelsParams(searchParams)
  const measured = await measuredPage('models', params, question, modelsHref)
  if (measured) return measured
  const find = (slug: string) => ask('compareModels', slug, question)
  const view = await openView(params, find, (slug) => modelsHref(slug, question))
  return (
    <ViewFrame
      view="models"
      experiment={view.experiment}
      comparison={
        <ComparisonLine
          frame={view}
          params={question}
          href={(changed) => modelsHref(view.experiment.slug, { ...question, ...changed })}
        />
      }
    >
      <ModelsView view={view} params={question} />
    </ViewFrame>
  )
}
