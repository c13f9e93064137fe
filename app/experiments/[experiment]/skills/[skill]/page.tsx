import type { Metadata } from 'next'
import { findNotesHere } from '@/app/notes-here'
import { openView } from '@/app/experiments/[experiment]/open-view'
import { ComparisonLine } from '@/components/contrast/comparison-line'
import { successOnly } from '@/components/contrast/success-only'
import { NotesLink } from '@/components/note/notes-link'
import { NoteSection } from '@/components/note/note-section'
import { PageFrame } from '@/components/site/page-frame'
import { WHY_NOT_OF_SKILLS } from '@/components/skill-list/skill-list-view'
import { SkillReview } from '@/components/skill/skill-review'
import { ofSkill } from '@/lib/domain/note'
import { visibleName } from '@/lib/domain/visible-text'
import { ask } from '@/lib/server/ask'
import { loadNoteParams } from '@/lib/url/notes'
import { readSegment } from '@/lib/url/read-segment'
import { loadSkillParams, skillHref, skillListHref } from '@/lib/url/skill'

type Props = PageProps<'/experiments/[experiment]/skills/[skill]'>

const skillOf = async (params: Props['params']) => readSegment((await params).skill)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Skill ${visibleName(await skillOf(params))}` }
}

export default async function SkillPage({ params, searchParams }: Props) {
  const skill = await skillOf(params)
  const asked = await loadSkillParams(searchParams)
  const { file: _file, text: _text, version, left, right, ...comparison } = asked
  const find = (slug: string) =>
    ask('getSkill', slug, skill, { ...comparison, version, left, right })
  const view = await openView(params, find, (slug) => skillHref(slug, skill, asked))
  const { experiment } = view
  const { note } = await loadNoteParams(searchParams)
  const shown = view.shown?.contentHash ?? null
  const place = { slug: experiment.slug, page: skillHref(experiment.slug, skill) }
  const here = await findNotesHere(place, { skill }, note)
  return (
    <PageFrame
      experiment={experiment}
      tab="skill-list"
      crumbs={[
        { label: 'Skill list', href: skillListHref(experiment.slug, comparison) },
        { label: skill },
      ]}
      comparison={
        <ComparisonLine
          frame={view}
          params={comparison}
          href={(changed) => skillHref(experiment.slug, skill, { ...asked, ...changed })}
          whyNot={{ ...WHY_NOT_OF_SKILLS, ...successOnly('skillList') }}
        />
      }
    >
      <SkillReview view={view} params={asked} ways={<NotesLink total={here.total} />} />
      <NoteSection
        here={here}
        subject={ofSkill(skill, shown)}
        filter={{ where: 'skill' }}
        isOwn={({ version }) => version === shown}
      />
    </PageFrame>
  )
}
