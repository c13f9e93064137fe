import { measuredPage } from '@/app/experiments/[experiment]/measured-page'
import { openView } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { SkillSizesView, WHY_NOT_OF_SIZES } from '@/components/skill-sizes/skill-sizes-view'
import { ViewFrame } from '@/components/site/view-frame'
import { ask } from '@/lib/server/ask'
import { loadSkillSizesParams, skillSizesHref } from '@/lib/url/skill-sizes'

type Props = PageProps<'/experiments/[experiment]/skills'>

export const generateMetadata = viewTitle('skills')

export default async function SkillsPage({ params, searchParams }: Props) {
  const question = await loadSkillSizesParams(searchParams)
  const measured = await measuredPage('skills', params, question, skillSizesHref)
  if (measured) return measured
  const find = (slug: string) => ask('summarizeSkillSizes', slug, question)
  const view = await openView(params, find, (slug) => skillSizesHref(slug, question))
  return (
    <ViewFrame
      view="skills"
      experiment={view.experiment}
      comparison={
        <ComparisonLine
          frame={view}
          params={question}
          href={(changed) => skillSizesHref(view.experiment.slug, { ...question, ...changed })}
          whyNot={WHY_NOT_OF_SIZES}
        />
      }
    >
      <SkillSizesView view={view} params={question} />
    </ViewFrame>
  )
}
