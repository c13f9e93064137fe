import { notFound, redirect } from 'next/navigation'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { DomainsView } from '@/components/domains/domains-view'
import { PageFrame } from '@/components/site/page-frame'
import { ask } from '@/lib/server/ask'
import { domainsHref } from '@/lib/url/domains'
import { loadContrastParams } from '@/lib/url/experiment'

export const generateMetadata = viewTitle('Domains')

export default async function DomainsPage({
  params,
  searchParams,
}: PageProps<'/experiments/[experiment]/domains'>) {
  const { experiment: slug } = await params
  const question = await loadContrastParams(searchParams)
  const view = await ask('viewDomains', slug, question)
  if (!view) notFound()
  if (view.experiment.slug !== slug) redirect(domainsHref(view.experiment.slug, question))
  return (
    <PageFrame experiment={view.experiment} tab="domains" crumbs={[{ label: 'Domains' }]}>
      <DomainsView view={view} params={question} />
    </PageFrame>
  )
}
