import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import type { PersonRow } from '@/lib/analysis/access/list-people'
import type { TeamRow } from '@/lib/analysis/access/list-teams'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

interface TeamsViewProps {
  readonly teams: readonly TeamRow[]
  readonly people: readonly PersonRow[]
  readonly actions: {
    readonly newTeam: FormAction
    readonly endTeam: FormAction
    readonly changeMember: FormAction
  }
}

/** Who sees and fills experiments together. */
export function TeamsView({ teams, people, actions }: TeamsViewProps) {
  return (
    <>
      <h1>Teams</h1>
      <p className="mt-1 mb-4 max-w-3xl text-ink-2">
        An experiment may be a team’s: then its members and admins alone see it, if its settings say
        so. What a member may do there is what their role lets them.
      </p>
      {teams.length === 0 && <p className="text-ink-2">There are none yet.</p>}
      {teams.map((team) => (
        <OneTeam key={team.uid} team={team} people={people} actions={actions} />
      ))}
      <Section id="new-team" title="Make a team">
        <ActionForm
          action={actions.newTeam}
          className="flex max-w-xl flex-wrap items-end gap-3 rounded-[6px] border bg-panel p-4"
        >
          <div className="min-w-[200px] flex-1">
            <Field label="Name">
              <input name="name" required maxLength={60} className={INPUT_CLASS} />
            </Field>
          </div>
          <button className={buttonClass('primary')}>Make a team</button>
        </ActionForm>
      </Section>
    </>
  )
}

function OneTeam({
  team,
  people,
  actions,
}: Omit<TeamsViewProps, 'teams'> & { readonly team: TeamRow }) {
  const { uid, name, members, nExperiments } = team
  const others = people.filter(({ id }) => members.every((member) => member.id !== id))
  return (
    <Section
      id={`team-${uid}`}
      title={visibleName(name)}
      aside={`${displayCounted(members.length, 'member')}, ${displayCounted(nExperiments, 'experiment')}`}
      actions={
        nExperiments === 0 && (
          <ActionForm action={actions.endTeam}>
            <input type="hidden" name="team" value={uid} />
            <button className="cursor-pointer text-hurt underline">Remove the team</button>
          </ActionForm>
        )
      }
    >
      <ul className="max-w-xl border-t">
        {members.map((member) => (
          <li key={member.id} className="flex items-baseline gap-3 border-b py-[6px]">
            <span className="min-w-0 truncate">
              {visibleName(member.name)}{' '}
              <span className="text-xs text-ink-3">{visibleName(member.email)}</span>
            </span>
            <ActionForm action={actions.changeMember} className="ml-auto">
              <input type="hidden" name="team" value={uid} />
              <input type="hidden" name="person" value={member.id} />
              <button
                name="intent"
                value="remove"
                aria-label={`Take ${visibleName(member.name)} out of ${visibleName(name)}`}
                className="cursor-pointer text-xs underline"
              >
                Take out
              </button>
            </ActionForm>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <ActionForm
          action={actions.changeMember}
          className="mt-2 flex max-w-xl flex-wrap items-end gap-3"
        >
          <input type="hidden" name="team" value={uid} />
          <select
            name="person"
            aria-label={`Person for ${visibleName(name)}`}
            className={`${INPUT_CLASS} max-w-64`}
          >
            {others.map(({ id, name: who, email }) => (
              <option key={id} value={id}>
                {visibleName(who)} · {visibleName(email)}
              </option>
            ))}
          </select>
          <button name="intent" value="add" className={buttonClass()}>
            Add
          </button>
        </ActionForm>
      )}
    </Section>
  )
}
