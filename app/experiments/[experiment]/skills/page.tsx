import { notFound, redirect } from 'next/navigation'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { SkillSizesView } from '@/components/skill-sizes/skill-sizes-view'
import { PageFrame } from '@/components/site/page-frame'
import { ask } from '@/lib/server/ask'
import { loadSkillSizesParams, skillSizesHref } from '@/lib/url/skill-sizes'

export const generateMetadata = viewTitle('Skills')

export default async function SkillsPage({
  params,
  searchParams,
}: PageProps<'/experiments/[experiment]/skills'>) {
  const { experiment: slug } = await params
  const question = await loadSkillSizesParams(searchParams)
  const view = await ask('summarizeSkillSizes', slug, question)
  if (!view) notFound()
  if (view.experiment.slug !== slug) redirect(skillSizesHref(view.experiment.slug, question))
  return (
    <PageFrame experiment={view.experiment} tab="skills" crumbs={[{ label: 'Skills' }]}>
      <SkillSizesView view={view} params={question} />
    </PageFrame>
  )
}
