import { measuredPage } from '@/app/experiments/[experiment]/measured-page'
import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { DomainsView } from '@/components/domains/domains-view'
import { ViewFrame } from '@/components/site/view-frame'
import { ask } from '@/lib/server/ask'
import { domainsHref } from '@/lib/url/domains'
import { loadContrastParams } from '@/lib/url/experiment'

type Props = PageProps<'/experiments/[experiment]/domains'>

export const generateMetadata = viewTitle('domains')

export default async function DomainsPage({ params, searchParams }: Props) {
  const question = await loadContrastParams(searchParams)
  const measured = await measuredPage('domains', params, question, domainsHref)
  if (measured) return measured
  const find = (slug: string) => ask('viewDomains', slug, question)
  const view = await openView(params, find, (slug) => domainsHref(slug, question))
  return (
    <ViewFrame
      view="domains"
      experiment={view.experiment}
      comparison={
        <ComparisonLine
          frame={view}
          params={question}
          href={(changed) => domainsHref(view.experiment.slug, changed)}
        />
      }
    >
      <DomainsView view={view} params={question} />
    </ViewFrame>
  )
}
