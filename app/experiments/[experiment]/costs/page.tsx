import { openView, stayInside } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { CostsView } from '@/components/costs/costs-view'
import { ViewFrame } from '@/components/site/view-frame'
import { ask } from '@/lib/server/ask'
import { COSTS_A_PAGE, costsHref, costsOffset, loadCostsParams } from '@/lib/url/costs'
import { pageOf } from '@/lib/url/pages'

type Props = PageProps<'/experiments/[experiment]/costs'>

export const generateMetadata = viewTitle('costs')

export default async function CostsPage({ params, searchParams }: Props) {
  const { page: asked, ...question } = await loadCostsParams(searchParams)
  const page = pageOf(asked)
  const place = { offset: costsOffset(page), limit: COSTS_A_PAGE }
  const find = (slug: string) => ask('viewCosts', slug, { ...question, ...place })
  const view = await openView(params, find, (slug) => costsHref(slug, { ...question, page }))
  const { experiment, total } = view
  stayInside({ page, pageSize: COSTS_A_PAGE, total }, (last) =>
    costsHref(experiment.slug, { ...question, page: last }),
  )
  return (
    <ViewFrame
      view="costs"
      experiment={experiment}
      comparison={
        <ComparisonLine
          frame={view}
          params={question}
          href={(changed) => costsHref(experiment.slug, { ...question, ...changed })}
          whyNot={{ shownMeasure: view.measure }}
        />
      }
    >
      <CostsView view={view} params={{ ...question, page }} />
    </ViewFrame>
  )
}
