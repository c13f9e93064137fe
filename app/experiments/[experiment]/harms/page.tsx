import { costlyTasksPage } from '@/app/experiments/[experiment]/measured-tasks-page'
import { openView, stayInside } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { HarmsView } from '@/components/harms/harms-view'
import { ViewFrame } from '@/components/site/view-frame'
import { ask } from '@/lib/server/ask'
import { HARMS_A_PAGE, harmsHref, harmsOffset, loadHarmsParams } from '@/lib/url/harms'
import { pageOf } from '@/lib/url/pages'

type Props = PageProps<'/experiments/[experiment]/harms'>

export const generateMetadata = viewTitle('harms')

export default async function HarmsPage({ params, searchParams }: Props) {
  const all = await loadHarmsParams(searchParams)
  const measured = await costlyTasksPage(params, all)
  if (measured) return measured
  const { page: asked, ...question } = all
  const page = pageOf(asked)
  const place = { offset: harmsOffset(page), limit: HARMS_A_PAGE }
  const find = (slug: string) => ask('listHarms', slug, { ...question, ...place })
  const view = await openView(params, find, (slug) => harmsHref(slug, { ...question, page }))
  const { experiment, total } = view
  stayInside({ page, pageSize: HARMS_A_PAGE, total }, (last) =>
    harmsHref(experiment.slug, { ...question, page: last }),
  )
  return (
    <ViewFrame
      view="harms"
      experiment={experiment}
      comparison={
        <ComparisonLine
          frame={view}
          params={question}
          href={(changed) => harmsHref(experiment.slug, { ...question, ...changed })}
        />
      }
    >
      <HarmsView view={view} params={{ ...question, page }} />
    </ViewFrame>
  )
}
