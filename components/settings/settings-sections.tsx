import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import type { ExperimentSettings } from '@/lib/analysis/experiment/get-experiment-settings'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

interface SectionProps {
  readonly settings: ExperimentSettings
  readonly action: FormAction
}

const FORM = 'max-w-2xl rounded-[6px] border bg-panel p-4'

/** Name, description and slug of an experiment. */
export function NameSection({ settings, action }: SectionProps) {
  return (
    <Section id="name" title="Name and link">
      <ActionForm action={action} needs="review" className={FORM}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name">
            <input
              name="name"
              required
              maxLength={120}
              defaultValue={settings.name}
              className={INPUT_CLASS}
            />
          </Field>
          <Field label="Slug" hint="The old one goes on leading here.">
            <input
              name="slug"
              required
              pattern="[a-z0-9]+(-[a-z0-9]+)*"
              maxLength={64}
              defaultValue={settings.slug}
              className={INPUT_CLASS}
            />
          </Field>
          <div className="sm:col-span-2">
            <Field label="Description">
              <input
                name="description"
                maxLength={300}
                defaultValue={settings.description ?? ''}
                className={INPUT_CLASS}
              />
            </Field>
          </div>
        </div>
        <button className={`${buttonClass('primary')} mt-4`}>Save</button>
      </ActionForm>
    </Section>
  )
}

/** The condition that others are compared with. */
export function BaselineSection({ settings, action }: SectionProps) {
  return (
    <Section
      id="baseline"
      title="Baseline"
      aside="what other conditions are compared with, unless a link says otherwise"
    >
      <ActionForm
        action={action}
        needs="review"
        className={`${FORM} flex flex-wrap items-end gap-3`}
      >
        <div className="min-w-[220px] flex-1">
          <Field label="Condition">
            <select
              key={settings.baselineKey}
              name="baseline"
              defaultValue={settings.baselineKey ?? ''}
              className={INPUT_CLASS}
            >
              <option value="">The first without skills</option>
              {settings.conditions.map(({ key, label }) => (
                <option key={key} value={key}>
                  {visibleName(label)}
                </option>
              ))}
            </select>
          </Field>
        </div>
        <button className={buttonClass('primary')}>Save</button>
      </ActionForm>
    </Section>
  )
}

/** A table of domains for tasks that are there. */
export function DomainSection({ settings, action }: SectionProps) {
  const { tasks, tasksWithoutDomain } = settings
  return (
    <Section
      id="domains"
      title="Domains"
      aside={`${displayCounted(tasks, 'task')}, ${tasksWithoutDomain} without a domain`}
    >
      <ActionForm
        action={action}
        needs="review"
        className={`${FORM} flex flex-wrap items-start gap-3`}
      >
        <div className="min-w-[220px] flex-1">
          <Field
            label="Table"
            hint="CSV with the columns task and domain. It wins over what was mapped from categories."
          >
            <input
              type="file"
              name="domains"
              required
              accept=".csv,text/csv"
              className={`${INPUT_CLASS} file:mr-2`}
            />
          </Field>
        </div>
        {/* Beside the control, not its hint: as far down as the label is high. */}
        <button className={`${buttonClass('primary')} sm:mt-[22px]`}>Set domains</button>
      </ActionForm>
    </Section>
  )
}

/** Deleting, after the slug was typed. */
export function DeleteSection({ settings, action }: SectionProps) {
  return (
    <Section id="delete" title="Delete this experiment">
      <ActionForm action={action} needs="manage" className={FORM}>
        <p className="mb-3 text-ink-2">
          {displayCounted(settings.trials, 'trial')} with trajectories, tasks and cells go for good,
          and links to them break. Type{' '}
          <strong className="font-mono font-[600]">{settings.slug}</strong> to confirm.
        </p>
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-[220px] flex-1">
            <Field label="Slug of the experiment">
              <input name="typed" required autoComplete="off" className={INPUT_CLASS} />
            </Field>
          </div>
          <button className={buttonClass('danger')}>Delete</button>
        </div>
      </ActionForm>
    </Section>
  )
}
