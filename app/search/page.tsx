import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SearchForm } from '@/components/search/search-form'
import { SearchView } from '@/components/search/search-view'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { listExperimentNames } from '@/lib/analysis/experiment/list-experiment-names'
import { listArms } from '@/lib/analysis/search/list-arms'
import { ask } from '@/lib/server/ask'
import { loadSearchParams } from '@/lib/url/search'

export const metadata: Metadata = { title: 'Search in trajectories' }

export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const params = await loadSearchParams(searchParams)
  const [experiments, arms, answer] = await Promise.all([
    listExperimentNames(db),
    params.experiment === null ? null : listArms(db, params.experiment),
    ask('searchSteps', params),
  ])
  if (answer === null) notFound()
  return (
    <PageFrame crumbs={[{ label: 'Search in trajectories' }]}>
      <h1 className="mb-3">Search in trajectories</h1>
      <SearchForm
        // What is typed is kept while filters change, and follows the link when another one is opened.
        key={params.q}
        experiments={experiments.filter(({ kind }) => kind === 'logs')}
        arms={arms}
        params={params}
      />
      <SearchView answer={answer} params={params} />
    </PageFrame>
  )
}
