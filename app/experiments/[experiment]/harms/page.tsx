import { notFound, redirect } from 'next/navigation'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { HarmsView } from '@/components/harms/harms-view'
import { PageFrame } from '@/components/site/page-frame'
import { ask } from '@/lib/server/ask'
import { HARMS_A_PAGE, harmsHref, harmsOffset, loadHarmsParams } from '@/lib/url/harms'
import { lastPageOf, pageOf } from '@/lib/url/pages'

export const generateMetadata = viewTitle('Harms')

export default async function HarmsPage({
  params,
  searchParams,
}: PageProps<'/experiments/[experiment]/harms'>) {
  const { experiment: slug } = await params
  const { page: asked, ...question } = await loadHarmsParams(searchParams)
  const page = pageOf(asked)
  const place = { offset: harmsOffset(page), limit: HARMS_A_PAGE }
  const view = await ask('listHarms', slug, { ...question, ...place })
  if (!view) notFound()
  if (view.experiment.slug !== slug)
    redirect(harmsHref(view.experiment.slug, { ...question, page }))
  const last = lastPageOf(view.total, HARMS_A_PAGE)
  if (page > last) redirect(harmsHref(slug, { ...question, page: last }))
  return (
    <PageFrame experiment={view.experiment} tab="harms" crumbs={[{ label: 'Harms' }]}>
      <HarmsView view={view} params={{ ...question, page }} />
    </PageFrame>
  )
}
