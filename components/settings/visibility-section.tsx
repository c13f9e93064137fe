import { TeamSelect } from '@/components/access/team-select'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import type { TeamName } from '@/lib/analysis/access/list-teams'
import type { ExperimentSettings } from '@/lib/analysis/experiment/get-experiment-settings'
import { VISIBILITIES, VISIBILITY_SAYS } from '@/lib/domain/scope'

interface VisibilitySectionProps {
  readonly settings: ExperimentSettings
  /** Teams that it can be given to by whoever looks. */
  readonly teams: readonly TeamName[]
  /** An admin may also take it from every team. */
  readonly isByAdmin: boolean
  /** Why whoever looks may not change it; null: they may. */
  readonly whyNot: string | null
  readonly action: FormAction
}

/** Who sees an experiment, on a server where people sign in. */
export function VisibilitySection(props: VisibilitySectionProps) {
  const { settings, teams, isByAdmin, whyNot, action } = props
  const team = teams.find(({ id }) => id === settings.teamId)
  return (
    <Section id="visibility" title="Who sees it">
      {whyNot !== null && (
        <p className="mb-2 max-w-2xl text-ink-2">
          {VISIBILITY_SAYS[settings.visibility]}. {whyNot}
        </p>
      )}
      {whyNot === null && (
        <ActionForm
          action={action}
          needs="import"
          className="max-w-2xl rounded-[6px] border bg-panel p-4"
        >
          <fieldset className="grid gap-2">
            <legend className="sr-only">Who sees it</legend>
            {VISIBILITIES.map((visibility) => (
              <label key={visibility} className="flex items-baseline gap-2">
                <input
                  type="radio"
                  name="visibility"
                  value={visibility}
                  defaultChecked={visibility === settings.visibility}
                />
                {VISIBILITY_SAYS[visibility]}
              </label>
            ))}
          </fieldset>
          <div className="mt-3 max-w-64">
            <Field label="Team" hint={teams.length === 0 ? 'There are no teams yet.' : undefined}>
              <TeamSelect
                key={settings.teamId}
                teams={teams}
                initial={team?.uid ?? ''}
                none={isByAdmin ? 'No team’s' : null}
              />
            </Field>
          </div>
          <button className={`${buttonClass('primary')} mt-4`}>Save</button>
        </ActionForm>
      )}
    </Section>
  )
}
