import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { BehaviorsView, WHY_NOT_OF_BEHAVIORS } from '@/components/behaviors/behaviors-view'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { successOnly } from '@/components/contrast/success-only'
import { ViewFrame } from '@/components/site/view-frame'
import { ask } from '@/lib/server/ask'
import { behaviorsHref, loadBehaviorsParams } from '@/lib/url/behaviors'

type Props = PageProps<'/experiments/[experiment]/behaviors'>

export const generateMetadata = viewTitle('behaviors')

export default async function BehaviorsPage({ params, searchParams }: Props) {
  const question = await loadBehaviorsParams(searchParams)
  const find = (slug: string) => ask('summarizeBehaviors', slug, question)
  const view = await openView(params, find, (slug) => behaviorsHref(slug, question))
  return (
    <ViewFrame
      view="behaviors"
      experiment={view.experiment}
      comparison={
        <ComparisonLine
          frame={view}
          params={question}
          href={(changed) => behaviorsHref(view.experiment.slug, { ...question, ...changed })}
          whyNot={{ ...WHY_NOT_OF_BEHAVIORS, ...successOnly('behaviors') }}
        />
      }
    >
      <BehaviorsView view={view} params={question} />
    </ViewFrame>
  )
}
