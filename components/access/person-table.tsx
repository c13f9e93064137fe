import { Moment } from '@/components/imports/moment'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { rowClass, Table } from '@/components/ui/table'
import type { PersonRow } from '@/lib/analysis/access/list-people'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { RoleSelect } from './role-fields'

interface PersonTableProps {
  readonly people: readonly PersonRow[]
  readonly self: string
  readonly action: FormAction
}

/** Everybody with an account: their role, where they are signed in, and what an admin can do about it. */
export function PersonTable({ people, self, action }: PersonTableProps) {
  return (
    <Table
      caption="People"
      heads={['Person', 'Role', 'Signed in', { label: 'Do', isHidden: true }]}
      least={720}
      hasLinks
    >
      {people.map((person) => (
        <tr key={person.id} className={`${rowClass()} align-top`}>
          <th scope="row" className="min-w-[150px] text-left font-[550]">
            {visibleName(person.name)}
            {person.id === self && <span className="font-normal text-ink-3"> (you)</span>}
            <span className="block text-xs font-normal wrap-anywhere text-ink-2">
              {visibleName(person.email)}
            </span>
          </th>
          <td className="min-w-[190px]">
            <ActionForm action={action} className="flex flex-wrap items-center gap-2">
              <PersonFields person={person} />
              <span className="w-28">
                <RoleSelect
                  key={person.role}
                  initial={person.role}
                  label={`Role of ${visibleName(person.name)}`}
                />
              </span>
              <button name="intent" value="role" className={buttonClass()}>
                Set
              </button>
            </ActionForm>
          </td>
          <td className="text-xs text-ink-2">
            {displayCounted(person.nSessions, 'session')}
            {person.signedInAt !== null && (
              <span className="block whitespace-nowrap">
                since <Moment at={person.signedInAt} />
              </span>
            )}
          </td>
          <td className="min-w-[150px] text-right">
            <ActionForm action={action}>
              <PersonFields person={person} />
              <span className="flex flex-wrap justify-end gap-x-3 gap-y-1 text-xs whitespace-nowrap">
                <button name="intent" value="reset" className="cursor-pointer underline">
                  Link to a new password
                </button>
                <button name="intent" value="sign-out" className="cursor-pointer underline">
                  Sign out everywhere
                </button>
                {person.id !== self && (
                  <button
                    name="intent"
                    value="remove"
                    className="cursor-pointer text-hurt underline"
                  >
                    Remove
                  </button>
                )}
              </span>
            </ActionForm>
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** Whom a form is about. */
const PersonFields = ({ person }: { person: PersonRow }) => (
  <input type="hidden" name="id" value={person.id} />
)
