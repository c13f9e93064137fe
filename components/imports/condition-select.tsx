import { INPUT_CLASS } from '@/components/ui/field'
import { CONDITION_KINDS, conditionKindLabel, type ConditionKind } from '@/lib/domain/condition'

/** A choice among the kinds of condition. */
export function ConditionSelect({
  name,
  kind,
  empty,
}: {
  name: string
  kind: ConditionKind | null
  /** What no choice means; without it a kind must be chosen. */
  empty?: string
}) {
  return (
    <select name={name} defaultValue={kind ?? ''} required={!empty} className={INPUT_CLASS}>
      <option value="">{empty ?? 'Choose …'}</option>
      {CONDITION_KINDS.map((one) => (
        <option key={one} value={one}>
          {conditionKindLabel(one)}
        </option>
      ))}
    </select>
  )
}
