import { carriedComparison } from '@/app/experiments/[experiment]/carried-comparison'
import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { changeView, saveView } from '@/app/saved-view-actions'
import { currentViewer } from '@/app/viewer'
import { SavedViewsPage as SavedViewsBody } from '@/components/saved-view/saved-views-page'
import { ViewFrame } from '@/components/site/view-frame'
import { db } from '@/db'
import { listSavedViews } from '@/lib/analysis/note/list-saved-views'
import { withComparison } from '@/lib/url/comparison'
import { loadContrastParams } from '@/lib/url/experiment'
import { loadSavedViewsParams, savedViewsHref, viewPathOf } from '@/lib/url/saved-views'

type Props = PageProps<'/experiments/[experiment]/saved'>

export const generateMetadata = viewTitle('saved')

export default async function SavedViewsPage({ params, searchParams }: Props) {
  const { save } = await loadSavedViewsParams(searchParams)
  const comparison = await loadContrastParams(searchParams)
  const viewer = await currentViewer()
  const find = (slug: string) => listSavedViews(db, slug, viewer.id)
  const here = (slug: string) => withComparison(savedViewsHref(slug, { save }), comparison)
  const view = await openView(params, find, here)
  const { slug } = view.experiment
  return (
    <ViewFrame
      view="saved"
      experiment={view.experiment}
      comparison={await carriedComparison(slug, comparison, here)}
    >
      <SavedViewsBody
        {...{ view, viewer }}
        address={save !== null && viewPathOf(slug, save) !== null ? save : null}
        actions={{ save: saveView.bind(null, slug), change: changeView.bind(null, slug) }}
      />
    </ViewFrame>
  )
}
