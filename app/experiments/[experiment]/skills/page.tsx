import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { SkillSizesView } from '@/components/skill-sizes/skill-sizes-view'
import { PageFrame } from '@/components/site/page-frame'
import { db } from '@/db'
import { summarizeSkillSizes } from '@/lib/analysis/summarize-skill-sizes'
import { loadSkillSizesParams, skillSizesHref } from '@/lib/url/skill-sizes'

export const metadata: Metadata = { title: 'Skills' }

export default async function SkillsPage({
  params,
  searchParams,
}: PageProps<'/experiments/[experiment]/skills'>) {
  const { experiment: slug } = await params
  const question = await loadSkillSizesParams(searchParams)
  const view = await summarizeSkillSizes(db, slug, question)
  if (!view) notFound()
  if (view.experiment.slug !== slug) redirect(skillSizesHref(view.experiment.slug, question))
  return (
    <PageFrame experiment={view.experiment} tab="skills" crumbs={[{ label: 'Skills' }]}>
      <SkillSizesView view={view} params={question} />
    </PageFrame>
  )
}
