import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import type { ImportDetail } from '@/lib/analysis/import/get-import'
import { displayCounted } from '@/lib/display'
import { experimentSlugOfSource } from '@/lib/domain/slug'
import { ChoiceFields } from './choice-fields'
import { ConditionSelect } from './condition-select'
import { ExperimentField } from './experiment-field'
import { KeptFields } from './kept-fields'
import { MappingFields } from './mapping-fields'
import { RulesEditor } from './rules-editor'

interface SettingsFormProps {
  readonly found: ImportDetail
  /** Slugs of the experiments that are there. */
  readonly experiments: readonly string[]
  /** The experiment that the link names. */
  readonly proposed: string | null
  readonly action: FormAction
}

const WINS = 'Wins over what the logs say, and over rules. Empty: as they say.'

/** What a person sets before a delivery is imported; everything but the experiment may stay as logged. */
export function SettingsForm({ found, experiments, proposed, action }: SettingsFormProps) {
  const { options, experiment, report } = found
  const isTable = report?.kind === 'published'
  const named = experimentSlugOfSource(found.source)
  // A folder that happens to be called like an experiment is no reason to join it.
  const guessed = experiments.includes(named) ? '' : named
  return (
    <Section id="settings" title="What should be set?" aside={whatToSet(found)}>
      <ActionForm
        action={action}
        needs="import"
        keepsInput
        className="rounded-[6px] border bg-panel p-4"
      >
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <KeptFields of={found.id} />
          <ExperimentField experiments={experiments} initial={experiment ?? proposed ?? guessed} />
          {!isTable && (
            <>
              <Field label="Condition of all trials" hint={WINS}>
                <ConditionSelect
                  name="condition"
                  kind={options.condition?.kind ?? null}
                  empty="As the logs show"
                />
              </Field>
              <Field
                label="Label of the condition"
                hint="To tell two of one kind apart: “without scripts”."
              >
                <input name="conditionLabel" maxLength={80} className={INPUT_CLASS} />
              </Field>
              <Field label="Harness of all trials" hint={WINS}>
                <input
                  name="harness"
                  defaultValue={options.harness ?? ''}
                  placeholder="As logged"
                  className={INPUT_CLASS}
                />
              </Field>
              <Field label="Model of all trials" hint={WINS}>
                <input
                  name="model"
                  defaultValue={options.model ?? ''}
                  placeholder="As logged"
                  className={INPUT_CLASS}
                />
              </Field>
              <ChoiceFields found={found} />
            </>
          )}
          <Field label="Domains" hint={domainsHint(found)}>
            <input
              type="file"
              name="domains"
              accept=".csv,text/csv"
              className={`${INPUT_CLASS} file:mr-2`}
            />
          </Field>
        </div>
        {!isTable && <MappingFields found={found} />}
        {!isTable && (
          <RulesEditor
            rules={options.rules ?? (report?.rules ?? []).map(({ rule }) => rule)}
            areKept={options.rules === null}
            example={report?.previewed?.[0]?.path ?? null}
          />
        )}
        <div className="mt-5 flex flex-wrap gap-2">
          <button name="intent" value="confirm" className={buttonClass('primary')}>
            Import
          </button>
          <button name="intent" value="preview" className={buttonClass()}>
            Preview again
          </button>
          <button name="intent" value="cancel" formNoValidate className={buttonClass()}>
            Discard
          </button>
        </div>
      </ActionForm>
    </Section>
  )
}

function whatToSet({ report }: ImportDetail): string {
  if (!report) return ''
  const { condition, harness, model } = report.toSet
  const open = [
    condition > 0 ? `no condition: ${displayCounted(condition, 'trial')}` : '',
    harness > 0 ? `no harness: ${displayCounted(harness, 'trial')}` : '',
    model > 0 ? `no model: ${displayCounted(model, 'trial')}` : '',
    ...(report.choices ?? [])
      .filter(({ chosen }) => chosen === null)
      .map(({ trials }) => `no reward chosen: ${displayCounted(trials, 'trial')}`),
  ].filter(Boolean)
  const who = (report.rules ?? []).length > 0 ? 'the logs and your rules' : 'the logs'
  return open.length > 0 ? open.join(' · ') : `${who} say all that is needed`
}

function domainsHint({ options, report }: ImportDetail): string {
  const set = options.domains ? Object.keys(options.domains).length : 0
  const without = report?.tasksWithoutDomain.length ?? 0
  return [
    'CSV with the columns task and domain.',
    set > 0 ? `${displayCounted(set, 'task')} set.` : '',
    without > 0 ? `${displayCounted(without, 'task')} without a domain.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}
