import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ConditionsView } from '@/components/conditions/conditions-view'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { compareConditions } from '@/lib/analysis/compare-conditions'
import { conditionsHref, loadConditionsParams } from '@/lib/url/conditions'

export const metadata: Metadata = { title: 'Conditions' }

export default async function ConditionsPage({
  params,
  searchParams,
}: PageProps<'/experiments/[experiment]/conditions'>) {
  const { experiment: slug } = await params
  const question = await loadConditionsParams(searchParams)
  const view = await compareConditions(db, slug, question)
  if (!view) notFound()
  if (view.experiment.slug !== slug) redirect(conditionsHref(view.experiment.slug, question))
  return (
    <PageFrame experiment={view.experiment} tab="conditions" crumbs={[{ label: 'Conditions' }]}>
      <ConditionsView view={view} params={question} />
    </PageFrame>
  )
}
