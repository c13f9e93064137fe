import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { HarmsView } from '@/components/harms/harms-view'
import { PageFrame } from '@/components/site/page-frame'
import { ask } from '@/lib/cli/ask'
import { HARMS_A_PAGE, harmsHref, harmsOffset, loadHarmsParams } from '@/lib/url/harms'

export const metadata: Metadata = { title: 'Harms' }

export default async function HarmsPage({
  params,
  searchParams,
}: PageProps<'/experiments/[experiment]/harms'>) {
  const { experiment: slug } = await params
  const { page, ...question } = await loadHarmsParams(searchParams)
  const place = { offset: harmsOffset(page), limit: HARMS_A_PAGE }
  const view = await ask('listHarms', slug, { ...question, ...place })
  if (!view) notFound()
  if (view.experiment.slug !== slug)
    redirect(harmsHref(view.experiment.slug, { ...question, page }))
  return (
    <PageFrame experiment={view.experiment} tab="harms" crumbs={[{ label: 'Harms' }]}>
      <HarmsView view={view} params={{ ...question, page }} />
    </PageFrame>
  )
}
