import { INPUT_CLASS } from '@/components/ui/field'
import type { TeamName } from '@/lib/analysis/access/list-teams'
import { visibleName } from '@/lib/domain/visible-text'

/** A choice of a team, or of none where `none` says what that means. */
export function TeamSelect({
  teams,
  initial,
  none = null,
}: {
  teams: readonly TeamName[]
  /** Its uid; '' for none. */
  initial: string
  none?: string | null
}) {
  return (
    <select name="team" defaultValue={initial} className={INPUT_CLASS}>
      {none !== null && <option value="">{none}</option>}
      {teams.map(({ uid, name }) => (
        <option key={uid} value={uid}>
          {visibleName(name)}
        </option>
      ))}
    </select>
  )
}
