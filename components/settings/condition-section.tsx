import { ConditionSelect } from '@/components/imports/condition-select'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { ConditionMark } from '@/components/ui/condition-mark'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import type {
  ConditionGroup,
  ExperimentSettings,
} from '@/lib/analysis/experiment/get-experiment-settings'
import { WIDE } from '@/components/ui/table'
import { displayCount } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

const SOURCES: Record<ConditionGroup['source'], string> = {
  // A workspace of skill-creator records it by the names of its folders.
  recorded: 'recorded in the log or by its folder',
  inferred: 'inferred',
  given: 'set by a person',
  none: 'no evidence',
}

/** Trials by condition and job, to be given another condition where it is unknown or misread. */
export function ConditionSection({
  settings,
  action,
}: {
  settings: ExperimentSettings
  action: FormAction
}) {
  if (settings.groups.length === 0) return null
  return (
    <Section
      id="conditions"
      title="Conditions of trials"
      aside="choose trials whose condition is unknown or misread, and say what it was"
    >
      <ActionForm action={action} needs="review">
        <div className="scroll-x">
          <table className="w-full sm:min-w-[600px]">
            <thead>
              <tr className="border-b">
                <th className="w-8 py-1">
                  <span className="sr-only">Choose</span>
                </th>
                <th className="pr-4">Condition</th>
                <th className={`pr-4 ${WIDE}`}>Where it comes from</th>
                <th className={`pr-4 ${WIDE}`}>Job</th>
                <th className="text-right">Trials</th>
              </tr>
            </thead>
            <tbody>
              {wholeConditions(settings.groups).map((whole) => (
                <WholeLine key={whole.conditionKey} whole={whole} />
              ))}
              {settings.groups.map((group) => (
                <GroupLine
                  key={JSON.stringify([group.conditionKey, group.jobName, group.source])}
                  group={group}
                />
              ))}
            </tbody>
          </table>
        </div>
        <div className="mt-4 flex flex-wrap items-end gap-3 rounded-[6px] border bg-panel p-4">
          <div className="min-w-[200px] flex-1">
            <Field label="Condition of the chosen trials">
              <ConditionSelect name="condition" kind={null} />
            </Field>
          </div>
          <div className="min-w-[200px] flex-1 max-sm:basis-full">
            <Field label="Label, if there are several of this kind">
              <input
                name="label"
                maxLength={80}
                placeholder="without scripts"
                className={INPUT_CLASS}
              />
            </Field>
          </div>
          <button className={buttonClass('primary')}>Set condition</button>
        </div>
      </ActionForm>
    </Section>
  )
}

interface WholeCondition extends Pick<
  ConditionGroup,
  'conditionKey' | 'label' | 'kind' | 'trials'
> {
  readonly jobs: number
}

/** Conditions that several lines share, to be chosen at once. */
function wholeConditions(groups: readonly ConditionGroup[]): WholeCondition[] {
  const keys = [...new Set(groups.map(({ conditionKey }) => conditionKey))]
  return keys.flatMap((conditionKey) => {
    const own = groups.filter((group) => group.conditionKey === conditionKey)
    const { label, kind } = own[0]!
    const trials = own.reduce((sum, group) => sum + group.trials, 0)
    return own.length > 1 ? [{ conditionKey, label, kind, trials, jobs: own.length }] : []
  })
}

function WholeLine({
  whole: { conditionKey, label, kind, trials, jobs },
}: {
  whole: WholeCondition
}) {
  return (
    <tr className="border-b bg-sunk align-middle">
      <td className="py-[6px]">
        <input
          type="checkbox"
          name="group"
          value={JSON.stringify({ conditionKey, isAllJobs: true })}
          aria-label={`${visibleName(label)}, all: ${trials} trials`}
          className="block accent-focus"
        />
      </td>
      <td className="py-[6px] pr-4">
        <ConditionMark kind={kind} label={label} />
        <span className="mt-1 block text-2xs text-ink-3 sm:hidden">all of them</span>
      </td>
      <td className={`py-[6px] pr-4 text-ink-2 ${WIDE}`}>all of them</td>
      <td className={`py-[6px] pr-4 text-ink-2 ${WIDE}`}>{jobs} lines below</td>
      <td className="py-[6px] text-right">{displayCount(trials)}</td>
    </tr>
  )
}

function GroupLine({ group }: { group: ConditionGroup }) {
  const { conditionKey, label, kind, source, jobName, trials } = group
  return (
    <tr className="border-b align-middle">
      <td className="py-[6px]">
        <input
          type="checkbox"
          name="group"
          value={JSON.stringify({ conditionKey, jobName })}
          aria-label={`${visibleName(label)}, ${visibleName(jobName ?? 'no job')}: ${trials} trials`}
          className="block accent-focus"
        />
      </td>
      <td className="py-[6px] pr-4">
        <ConditionMark kind={kind} label={label} />
        <span className="mt-1 block text-2xs wrap-anywhere text-ink-3 sm:hidden">
          {SOURCES[source]}
          {jobName !== null && `, job ${visibleName(jobName)}`}
        </span>
      </td>
      <td className={`py-[6px] pr-4 text-ink-2 ${WIDE}`}>{SOURCES[source]}</td>
      <td className={`py-[6px] pr-4 font-mono text-xs break-all text-ink-2 ${WIDE}`}>
        {jobName ?? '—'}
      </td>
      <td className="py-[6px] text-right">{displayCount(trials)}</td>
    </tr>
  )
}
