import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { successOnly } from '@/components/contrast/success-only'
import { EffectsView } from '@/components/effects/effects-view'
import { ViewFrame } from '@/components/site/view-frame'
import { ask } from '@/lib/server/ask'
import { effectsHref, loadEffectsParams } from '@/lib/url/effects'

type Props = PageProps<'/experiments/[experiment]/effects'>

export const generateMetadata = viewTitle('effects')

export default async function EffectsPage({ params, searchParams }: Props) {
  const question = await loadEffectsParams(searchParams)
  const find = (slug: string) => ask('compareEffects', slug, question)
  const view = await openView(params, find, (slug) => effectsHref(slug, question))
  return (
    <ViewFrame
      view="effects"
      experiment={view.experiment}
      comparison={
        // Printed tables are compared as they stand: there is nothing to choose.
        (view.contrast !== null || view.experiment.kind === 'logs') && (
          <ComparisonLine
            frame={view}
            params={question}
            href={(changed) => effectsHref(view.experiment.slug, { ...question, ...changed })}
            whyNot={successOnly('effects')}
          />
        )
      }
    >
      <EffectsView view={view} params={question} />
    </ViewFrame>
  )
}
