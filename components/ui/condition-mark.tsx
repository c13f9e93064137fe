import type { ConditionKind } from '@/lib/domain/condition'
import { visibleName } from '@/lib/domain/visible-text'

/** Text colour class of a condition; the same hue on every page. */
export const CONDITION_COLOR: Record<ConditionKind, string> = {
  no_skills: 'text-cond-none',
  curated: 'text-cond-curated',
  generated_before: 'text-cond-generated',
  generated_after: 'text-cond-generated',
  evolved: 'text-cond-evolved',
  adapted: 'text-cond-evolved',
  other: 'text-cond-other',
  unknown: 'text-ink-3',
}

/** A condition as a mark and its label; the mark is hollow for no skills, so grey print works. */
export function ConditionMark({
  kind,
  label,
  isInferred = false,
}: {
  kind: ConditionKind
  label: string
  isInferred?: boolean
}) {
  const isHollow = kind === 'no_skills' || kind === 'unknown'
  return (
    <span className="inline-flex items-center gap-[6px] rounded-full border bg-panel px-[9px] py-[2px] text-xs whitespace-nowrap text-ink-2">
      <span
        aria-hidden
        className={`size-2 rounded-full ${CONDITION_COLOR[kind]} ${isHollow ? 'border-2 border-current' : 'bg-current'} ${kind === 'unknown' ? 'border-dashed' : ''}`}
      />
      {visibleName(label)}
      {isInferred && (
        <abbr title="Inferred from the log, not recorded in it" className="text-ink-3 no-underline">
          inferred
        </abbr>
      )}
    </span>
  )
}
