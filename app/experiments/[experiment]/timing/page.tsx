import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { successOnly } from '@/components/contrast/success-only'
import { ViewFrame } from '@/components/site/view-frame'
import { TimingView } from '@/components/timing/timing-view'
import { ask } from '@/lib/server/ask'
import { loadTimingParams, timingHref } from '@/lib/url/timing'

type Props = PageProps<'/experiments/[experiment]/timing'>

export const generateMetadata = viewTitle('timing')

export default async function TimingPage({ params, searchParams }: Props) {
  const question = await loadTimingParams(searchParams)
  const find = (slug: string) => ask('viewTiming', slug, question)
  const view = await openView(params, find, (slug) => timingHref(slug, question))
  return (
    <ViewFrame
      view="timing"
      experiment={view.experiment}
      comparison={
        <ComparisonLine
          frame={view}
          params={question}
          href={(changed) => timingHref(view.experiment.slug, { ...question, ...changed })}
          whyNot={successOnly('timing')}
        />
      }
    >
      <TimingView view={view} params={question} />
    </ViewFrame>
  )
}
