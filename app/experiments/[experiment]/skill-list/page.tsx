import { openView, stayInside } from '@/app/experiments/[experiment]/open-view'
import { viewTitle } from '@/app/experiments/[experiment]/view-title'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { successOnly } from '@/components/contrast/success-only'
import { ViewFrame } from '@/components/site/view-frame'
import { SkillListView, WHY_NOT_OF_SKILLS } from '@/components/skill-list/skill-list-view'
import { ask } from '@/lib/server/ask'
import { firstRowOf, pageOf } from '@/lib/url/pages'
import { loadSkillListParams, skillListHref, SKILLS_A_PAGE } from '@/lib/url/skill'

type Props = PageProps<'/experiments/[experiment]/skill-list'>

export const generateMetadata = viewTitle('skill-list')

export default async function SkillListPage({ params, searchParams }: Props) {
  const { page, ...question } = await loadSkillListParams(searchParams)
  const rows = { offset: firstRowOf(page, SKILLS_A_PAGE), limit: SKILLS_A_PAGE }
  const find = (slug: string) => ask('listSkills', slug, { ...question, ...rows })
  const here = (slug: string, of = page) => skillListHref(slug, { ...question, page: of })
  const list = await openView(params, find, here)
  const { slug } = list.experiment
  const place = { page: pageOf(page), pageSize: SKILLS_A_PAGE, total: list.total }
  stayInside(place, (last) => here(slug, last))
  return (
    <ViewFrame
      view="skill-list"
      experiment={list.experiment}
      comparison={
        <ComparisonLine
          frame={list}
          params={question}
          href={(changed) => skillListHref(slug, { ...question, ...changed })}
          whyNot={{ ...WHY_NOT_OF_SKILLS, ...successOnly('skillList') }}
        />
      }
    >
      <SkillListView list={list} {...place} />
    </ViewFrame>
  )
}
