import { Field, INPUT_CLASS } from '@/components/ui/field'
import { ROLE_SAYS, ROLES, type Role } from '@/lib/domain/access'

/** A choice of a role. */
export function RoleFields({ initial }: { initial: Role }) {
  return (
    <Field label="Role">
      <RoleSelect initial={initial} label={null} />
    </Field>
  )
}

/** The same without a label beside it; `label` is said to screen readers. */
export function RoleSelect({ initial, label }: { initial: Role; label: string | null }) {
  return (
    <select
      name="role"
      defaultValue={initial}
      aria-label={label ?? undefined}
      className={INPUT_CLASS}
    >
      {ROLES.map((role) => (
        <option key={role}>{role}</option>
      ))}
    </select>
  )
}

/** What each role may. */
export function RoleList() {
  return (
    <dl className="mt-4 grid max-w-xl grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs text-ink-2">
      {ROLES.map((role, at) => (
        <div key={role} className="contents">
          <dt className="font-[550] text-ink">{role}</dt>
          <dd>
            {at > 0 && 'also '}
            {ROLE_SAYS[role]}
          </dd>
        </div>
      ))}
    </dl>
  )
}
