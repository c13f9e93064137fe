import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { CONDITION_KINDS, conditionKindLabel } from '@/lib/domain/condition'
import { TRIAL_STATUSES } from '@/lib/domain/trial-status'

/** What a change does and why; which trials it is about stands before it. */
export function ChangeFields({ button }: { button: string }) {
  return (
    <div className="grid gap-3 sm:grid-cols-[220px_minmax(0,1fr)_auto] sm:items-end">
      <Field label="What to change">
        <select name="change" required defaultValue="exclude" className={INPUT_CLASS}>
          <option value="exclude">Leave out of every number</option>
          <optgroup label="Condition was">
            {CONDITION_KINDS.map((kind) => (
              <option key={kind} value={`condition ${kind}`}>
                {conditionKindLabel(kind)}
              </option>
            ))}
          </optgroup>
          <optgroup label="It ended as">
            {TRIAL_STATUSES.map((status) => (
              <option key={status} value={`status ${status}`}>
                {status.replaceAll('_', ' ')}
              </option>
            ))}
          </optgroup>
        </select>
      </Field>
      <Field label="Why">
        <input
          name="reason"
          required
          maxLength={1000}
          placeholder="read the expected output in step 12"
          className={INPUT_CLASS}
        />
      </Field>
      <button className={buttonClass('primary')}>{button}</button>
    </div>
  )
}
