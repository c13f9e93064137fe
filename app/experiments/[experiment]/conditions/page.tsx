import { measuredPage } from '@/app/experiments/[experiment]/measured-page'
import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { ConditionsView } from '@/components/conditions/conditions-view'
import { ViewFrame } from '@/components/site/view-frame'
import { ask } from '@/lib/server/ask'
import { conditionsHref, loadConditionsParams } from '@/lib/url/conditions'

type Props = PageProps<'/experiments/[experiment]/conditions'>

export const generateMetadata = viewTitle('conditions')

export default async function ConditionsPage({ params, searchParams }: Props) {
  const question = await loadConditionsParams(searchParams)
  const measured = await measuredPage('conditions', params, question, conditionsHref)
  if (measured) return measured
  const find = (slug: string) => ask('compareConditions', slug, question)
  const view = await openView(params, find, (slug) => conditionsHref(slug, question))
  return (
    <ViewFrame
      view="conditions"
      experiment={view.experiment}
      comparison={
        <ComparisonLine
          frame={view}
          params={question}
          href={(changed) => conditionsHref(view.experiment.slug, changed)}
        />
      }
    >
      <ConditionsView view={view} params={question} />
    </ViewFrame>
  )
}
