import { use } from 'react'
import { CarriedLink } from '@/components/site/carried-link'
import type { SkillMark } from '@/lib/domain/step'
import { visibleName } from '@/lib/domain/visible-text'
import { ReadingChoiceContext } from './reading-choice'

const LOOK =
  'max-w-full truncate rounded-[4px] border border-help px-[5px] text-2xs font-[600] text-help'

/** Where a skill was loaded, read or executed: said in words, bordered in the colour of help. */
export function SkillMarks({ marks }: { marks: readonly SkillMark[] }) {
  const { skillHrefs } = use(ReadingChoiceContext)
  return marks.map(({ fact, skill }) => {
    const text = `skill ${fact} · ${visibleName(skill)}`
    const href = Object.hasOwn(skillHrefs, skill) ? skillHrefs[skill] : undefined
    return href ? (
      <CarriedLink
        key={`${fact} ${skill}`}
        href={href}
        title="The text of this skill"
        className={`${LOOK} hover:underline`}
      >
        {text}
      </CarriedLink>
    ) : (
      <span key={`${fact} ${skill}`} className={LOOK}>
        {text}
      </span>
    )
  })
}
