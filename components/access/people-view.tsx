import { Moment } from '@/components/imports/moment'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import { rowClass, Table } from '@/components/ui/table'
import type { InviteRow } from '@/lib/analysis/access/list-invites'
import type { PersonRow } from '@/lib/analysis/access/list-people'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { PersonTable } from './person-table'
import { RoleFields, RoleList } from './role-fields'

interface PeopleViewProps {
  readonly self: string
  readonly people: readonly PersonRow[]
  readonly invites: readonly InviteRow[]
  readonly actions: {
    readonly invite: FormAction
    readonly endInvite: FormAction
    readonly changePerson: FormAction
  }
}

/** Who may use this server, and how somebody else comes in. */
export function PeopleView({ self, people, invites, actions }: PeopleViewProps) {
  return (
    <>
      <h1>People</h1>
      <p className="mt-1 mb-4 text-ink-2">
        {displayCounted(people.length, 'account')}. What changes here holds from the next request
        on.
      </p>
      <PersonTable people={people} self={self} action={actions.changePerson} />
      <RoleList />
      <Section id="invite" title="Invite somebody">
        <ActionForm action={actions.invite} className="max-w-xl rounded-[6px] border bg-panel p-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <RoleFields initial="reader" />
            <Field label="Holds for" hint="Days, 30 at most.">
              <input
                name="days"
                type="number"
                min={1}
                max={30}
                defaultValue={7}
                required
                className={INPUT_CLASS}
              />
            </Field>
            <Field
              label="E-mail address"
              hint="May be left out. Whoever has it elsewhere gets in by it."
            >
              <input name="email" type="email" className={INPUT_CLASS} />
            </Field>
          </div>
          <button className={`${buttonClass('primary')} mt-4`}>Make a link</button>
        </ActionForm>
      </Section>
      {invites.length > 0 && (
        <Section id="invites" title="Invites not used yet">
          <InviteTable invites={invites} action={actions.endInvite} />
        </Section>
      )}
    </>
  )
}

function InviteTable({
  invites,
  action,
}: {
  readonly invites: readonly InviteRow[]
  readonly action: FormAction
}) {
  return (
    <Table
      caption="Invites not used yet"
      heads={['Role', 'Made by', 'Made', 'Ends', { label: 'Take back', isHidden: true }]}
      hasLinks
    >
      {invites.map(({ uid, role, email, madeBy, createdAt, expiresAt }) => (
        <tr key={uid} className={rowClass()}>
          <td>
            {role}
            {email !== null && (
              <span className="block text-xs text-ink-2">{visibleName(email)}</span>
            )}
          </td>
          <td>{visibleName(madeBy ?? 'command line')}</td>
          <td className="whitespace-nowrap text-ink-2">
            <Moment at={createdAt} />
          </td>
          <td className="whitespace-nowrap text-ink-2">
            <Moment at={expiresAt} />
          </td>
          <td className="text-right whitespace-nowrap">
            <ActionForm action={action}>
              <input type="hidden" name="uid" value={uid} />
              <button className="cursor-pointer text-xs underline">Take back</button>
            </ActionForm>
          </td>
        </tr>
      ))}
    </Table>
  )
}
