import type { Visibility } from '@/lib/domain/scope'
import { visibleName } from '@/lib/domain/visible-text'

/** Who sees an experiment, where that is not simply everybody who signed in. */
export function VisibilityMark({
  visibility,
  team,
}: {
  readonly visibility: Visibility
  readonly team: string | null
}) {
  if (visibility === 'signed_in') return null
  const words =
    visibility === 'everyone'
      ? 'open to all'
      : `only ${team === null ? 'admins' : visibleName(team)}`
  return (
    <span className="rounded-[4px] border border-rule-strong px-1 text-2xs whitespace-nowrap text-ink-2">
      {words}
    </span>
  )
}
