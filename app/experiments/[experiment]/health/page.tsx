import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { successOnly } from '@/components/contrast/success-only'
import { HealthPage as HealthBody } from '@/components/health/health-page'
import { HealthChanges } from '@/components/review/health-changes'
import { saveChange, saveUndo } from '@/app/review-actions'
import { ViewFrame } from '@/components/site/view-frame'
import { ask } from '@/lib/server/ask'
import { healthHref, loadHealthParams } from '@/lib/url/health'

type Props = PageProps<'/experiments/[experiment]/health'>

export const generateMetadata = viewTitle('health')

export default async function HealthPage({ params, searchParams }: Props) {
  const question = await loadHealthParams(searchParams)
  const find = (slug: string) => ask('summarizeHealth', slug, question)
  const view = await openView(params, find, (slug) => healthHref(slug, question))
  const { slug } = view.experiment
  const place = { slug, page: healthHref(slug) }
  return (
    <ViewFrame
      view="health"
      experiment={view.experiment}
      comparison={
        <ComparisonLine
          frame={view}
          params={question}
          href={(changed) => healthHref(slug, { ...question, ...changed })}
          whyNot={successOnly('health')}
        />
      }
    >
      <HealthBody view={view} params={question}>
        <HealthChanges
          view={view}
          params={question}
          change={saveChange.bind(null, place)}
          undo={saveUndo.bind(null, place)}
        />
      </HealthBody>
    </ViewFrame>
  )
}
