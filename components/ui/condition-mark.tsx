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

/** The mark of a condition alone: hollow for no skills, so that grey print works. */
export function ConditionDot({ kind }: { kind: ConditionKind }) {
  const isHollow = kind === 'no_skills' || kind === 'unknown'
  return (
    <span
      aria-hidden
      className={`size-2 flex-none rounded-full ${CONDITION_COLOR[kind]} ${isHollow ? 'border-2 border-current' : 'bg-current'} ${kind === 'unknown' ? 'border-dashed' : ''}`}
    />
  )
}

/** Letters that stand in one line of a wide page, and of a phone. */
const MOST_IN_LINE = 36
const MOST_ON_PHONE = 22

/** In more lines, but never so narrow that a crowded table breaks it letter by letter. */
const SEVERAL_LINES =
  'max-w-[min(100%,280px)] min-w-[120px] text-left whitespace-normal wrap-anywhere'

/** Classes for a label of so many letters. */
const linesOf = (letters: number): string =>
  letters <= MOST_ON_PHONE
    ? 'whitespace-nowrap'
    : letters <= MOST_IN_LINE
      ? 'max-sm:min-w-[140px] max-sm:max-w-full max-sm:flex-wrap max-sm:wrap-anywhere sm:whitespace-nowrap'
      : SEVERAL_LINES

const INFERRED = 'inferred'

/** A condition as its mark and its label; a long label takes more lines, everywhere. */
export function ConditionMark({
  kind,
  label,
  isInferred = false,
}: {
  kind: ConditionKind
  label: string
  isInferred?: boolean
}) {
  return (
    <span
      className={`inline-flex items-center gap-[6px] rounded-xl border bg-panel px-[9px] py-[2px] text-xs text-ink-2 ${linesOf(label.length + (isInferred ? INFERRED.length + 2 : 0))}`}
    >
      <ConditionDot kind={kind} />
      {visibleName(label)}
      {isInferred && (
        <abbr title="Inferred from the log, not recorded in it" className="text-ink-3 no-underline">
          {INFERRED}
        </abbr>
      )}
    </span>
  )
}
