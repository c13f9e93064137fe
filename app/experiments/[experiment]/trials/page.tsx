import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { carriedComparison } from '@/app/experiments/[experiment]/carried-comparison'
import { ViewFrame } from '@/components/site/view-frame'
import { TrialListView } from '@/components/trial-list/trial-list-view'
import { ask } from '@/lib/server/ask'
import { withComparison } from '@/lib/url/comparison'
import { loadContrastParams } from '@/lib/url/experiment'
import { loadTrialsParams, trialsHref } from '@/lib/url/trial-list'

type Props = PageProps<'/experiments/[experiment]/trials'>

export const generateMetadata = viewTitle('trials')

export default async function TrialsPage({ params, searchParams }: Props) {
  const asked = await loadTrialsParams(searchParams)
  const { columns: _columns, chosen: _chosen, rows, ...question } = asked
  const comparison = await loadContrastParams(searchParams)
  const find = (slug: string) => ask('listTrials', slug, { ...question, limit: rows })
  const here = (slug: string) => withComparison(trialsHref(slug, asked), comparison)
  const list = await openView(params, find, here)
  const { experiment } = list
  return (
    <ViewFrame
      view="trials"
      experiment={experiment}
      comparison={await carriedComparison(experiment.slug, comparison, here)}
    >
      <TrialListView list={list} />
    </ViewFrame>
  )
}
