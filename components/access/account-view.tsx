import { Moment } from '@/components/imports/moment'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import { rowClass, Table } from '@/components/ui/table'
import type { SessionRow } from '@/lib/analysis/access/list-sessions'
import { ROLE_SAYS, ROLES, type Visitor } from '@/lib/domain/access'
import { visibleName } from '@/lib/domain/visible-text'
import { NewPasswordField } from './join-view'

interface AccountViewProps {
  readonly visitor: Visitor
  readonly sessions: readonly SessionRow[]
  readonly currentSession: string | null
  readonly actions: {
    readonly changePassword: FormAction
    readonly endSession: FormAction
    readonly signOut: () => Promise<void>
  }
}

/** One's own account: what one may do, where one is signed in, and the password. */
export function AccountView({ visitor, sessions, currentSession, actions }: AccountViewProps) {
  const may = ROLES.slice(0, ROLES.indexOf(visitor.role) + 1).map((role) => ROLE_SAYS[role])
  return (
    <>
      <h1>{visibleName(visitor.name)}</h1>
      <p className="mt-1 text-ink-2">
        Your role is <strong className="font-[600] text-ink">{visitor.role}</strong>:{' '}
        {may.join('; ')}.
      </p>
      <Section id="sessions" title="Where are you signed in?">
        <Sessions {...{ sessions, currentSession }} endSession={actions.endSession} />
        <form action={actions.signOut} className="mt-3">
          <button className={buttonClass()}>Sign out here</button>
        </form>
      </Section>
      <Section id="password" title="Change the password">
        <ActionForm
          action={actions.changePassword}
          className="max-w-[420px] rounded-[6px] border bg-panel p-4"
        >
          <div className="grid gap-4">
            <Field label="Present password">
              <input
                name="current"
                type="password"
                required
                autoComplete="current-password"
                className={INPUT_CLASS}
              />
            </Field>
            <NewPasswordField label="New password" />
          </div>
          <button className={`${buttonClass('primary')} mt-4`}>Change</button>
          <p className="mt-2 text-xs text-ink-3">All other sessions end.</p>
        </ActionForm>
      </Section>
    </>
  )
}

function Sessions({
  sessions,
  currentSession,
  endSession,
}: Pick<AccountViewProps, 'sessions' | 'currentSession'> & { readonly endSession: FormAction }) {
  return (
    <Table
      caption="Your sessions"
      heads={['Program', 'Address', 'Since', 'Ends', { label: 'End it', isHidden: true }]}
      hasLinks
    >
      {sessions.map(({ id, program, address, createdAt, expiresAt }) => (
        <tr key={id} className={rowClass()}>
          <td
            className="max-w-[150px] min-w-[120px] truncate sm:max-w-[320px]"
            title={visibleName(program ?? '')}
          >
            {visibleName(program ?? 'unknown')}
          </td>
          <td className="font-mono text-xs">{address ?? '—'}</td>
          <td className="whitespace-nowrap text-ink-2">
            <Moment at={createdAt} />
          </td>
          <td className="whitespace-nowrap text-ink-2">
            <Moment at={expiresAt} />
          </td>
          <td className="text-right whitespace-nowrap">
            {id === currentSession ? (
              <span className="text-xs text-ink-3">this one</span>
            ) : (
              <ActionForm action={endSession}>
                <input type="hidden" name="session" value={id} />
                <button className="cursor-pointer text-xs underline">End</button>
              </ActionForm>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}
