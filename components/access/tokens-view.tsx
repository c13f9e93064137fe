import { Moment } from '@/components/imports/moment'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import { rowClass, Table } from '@/components/ui/table'
import type { AccessTokenRow } from '@/lib/analysis/access/list-access-tokens'
import type { TeamName } from '@/lib/analysis/access/list-teams'
import { visibleName } from '@/lib/domain/visible-text'
import { RoleFields, RoleList } from './role-fields'
import { TeamSelect } from './team-select'

interface TokensViewProps {
  readonly tokens: readonly AccessTokenRow[]
  readonly teams: readonly TeamName[]
  /** Where the server is reached. */
  readonly origin: string
  readonly actions: { readonly makeToken: FormAction; readonly revokeToken: FormAction }
}

/** What programs get in with: jobs that upload, scripts that read. */
export function TokensView({ tokens, teams, origin, actions }: TokensViewProps) {
  return (
    <>
      <h1>Tokens</h1>
      <p className="mt-1 mb-4 text-ink-2">
        A program sends one in place of a session:{' '}
        <code className="font-mono text-xs break-all">
          {`curl -H 'Authorization: Bearer TOKEN' ${origin}/api/v1/experiments`}
        </code>
      </p>
      {tokens.length === 0 ? (
        <p className="text-ink-2">There are none yet.</p>
      ) : (
        <TokenTable tokens={tokens} action={actions.revokeToken} />
      )}
      <Section id="new-token" title="Make a token">
        <ActionForm
          action={actions.makeToken}
          className="max-w-xl rounded-[6px] border bg-panel p-4"
        >
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Name" hint="Which program, for whom.">
              <input name="name" required maxLength={80} className={INPUT_CLASS} />
            </Field>
            <RoleFields initial="uploader" />
            {teams.length > 0 && (
              <Field label="Team" hint="Whose experiments it sees and fills.">
                <TeamSelect teams={teams} initial="" none="No team’s" />
              </Field>
            )}
            <Field label="Holds for" hint="Days. Empty: until revoked.">
              <input
                name="days"
                type="number"
                min={1}
                max={3650}
                defaultValue={90}
                className={INPUT_CLASS}
              />
            </Field>
          </div>
          <button className={`${buttonClass('primary')} mt-4`}>Make a token</button>
        </ActionForm>
        <RoleList />
      </Section>
    </>
  )
}

function TokenTable({
  tokens,
  action,
}: {
  readonly tokens: readonly AccessTokenRow[]
  readonly action: FormAction
}) {
  return (
    <Table
      caption="Tokens"
      heads={['Token', 'Role', 'Last used', 'Made', 'Ends', { label: 'Revoke', isHidden: true }]}
      least={720}
      hasLinks
    >
      {tokens.map(({ uid, name, role, team, state, ...times }) => (
        <tr key={uid} className={`${rowClass()} align-top ${state === 'good' ? '' : 'text-ink-3'}`}>
          <th scope="row" className="min-w-[120px] text-left font-[550]">
            {visibleName(name)}
            <span className="block font-mono text-xs font-normal text-ink-3">{uid}</span>
          </th>
          <td>
            {role}
            {team !== null && <span className="block text-xs text-ink-3">{visibleName(team)}</span>}
          </td>
          <td className="whitespace-nowrap text-ink-2">
            {times.lastUsedAt === null ? 'never' : <Moment at={times.lastUsedAt} />}
          </td>
          <td className="whitespace-nowrap text-ink-2">
            <Moment at={times.createdAt} />
            <span className="block text-xs text-ink-3">
              {visibleName(times.madeBy ?? 'command line')}
            </span>
          </td>
          <td className="whitespace-nowrap text-ink-2">
            {times.expiresAt === null ? 'when revoked' : <Moment at={times.expiresAt} />}
          </td>
          <td className="text-right whitespace-nowrap">
            {state === 'good' ? (
              <ActionForm action={action}>
                <input type="hidden" name="uid" value={uid} />
                <input type="hidden" name="name" value={name} />
                <button className="cursor-pointer text-xs text-hurt underline">Revoke</button>
              </ActionForm>
            ) : (
              <span className="text-xs">{state}</span>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}
