import type { SkillMark } from '@/lib/domain/step'

/** Where a skill was loaded, read or executed: said in words, bordered in the colour of help. */
export function SkillMarks({ marks }: { marks: readonly SkillMark[] }) {
  return marks.map((mark) => (
    <span
      key={`${mark.fact} ${mark.skill}`}
      className="max-w-full truncate rounded-[4px] border border-help px-[5px] text-2xs font-[600] text-help"
    >
      {`skill ${mark.fact} · ${mark.skill}`}
    </span>
  ))
}
