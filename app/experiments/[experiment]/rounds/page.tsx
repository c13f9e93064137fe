import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { successOnly } from '@/components/contrast/success-only'
import { ownComparison } from '@/components/rounds/own-comparison'
import { RoundsView } from '@/components/rounds/rounds-view'
import { ViewFrame } from '@/components/site/view-frame'
import { ask } from '@/lib/server/ask'
import { loadRoundsParams, roundsHref } from '@/lib/url/rounds'

type Props = PageProps<'/experiments/[experiment]/rounds'>

export const generateMetadata = viewTitle('rounds')

export default async function RoundsPage({ params, searchParams }: Props) {
  const question = await loadRoundsParams(searchParams)
  const find = (slug: string) => ask('viewRounds', slug, question)
  const view = await openView(params, find, (slug) => roundsHref(slug, question))
  return (
    <ViewFrame
      view="rounds"
      experiment={view.experiment}
      comparison={
        <ComparisonLine
          frame={view}
          params={question}
          href={(changed) => roundsHref(view.experiment.slug, { ...question, ...changed })}
          whyNot={successOnly('rounds')}
          {...ownComparison(view)}
        />
      }
    >
      <RoundsView view={view} params={question} />
    </ViewFrame>
  )
}
