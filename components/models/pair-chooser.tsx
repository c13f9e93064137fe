import type { ModelsView } from '@/lib/analysis/model/compare-models'
import type { ArmPair } from '@/lib/analysis/model/describe-pair'
import type { ModelsParams } from '@/lib/url/models'
import { modelsHref } from '@/lib/url/models'
import { visibleName } from '@/lib/domain/visible-text'
import { configurationName } from './arm-name'

const FIELD = 'h-8 min-w-0 max-w-full rounded border border-rule-strong bg-panel px-2'

/** Which two arms, and by how much the first may fall short: a plain form, so that the link keeps it. */
export function PairChooser({
  view,
  pair,
  params,
}: {
  view: ModelsView
  pair: ArmPair
  params: ModelsParams
}) {
  const { slug } = view.experiment
  // What the form does not ask is carried along.
  const rest = new URL(modelsHref(slug, params), 'http://x').searchParams
  const asked = ['first', 'firstCondition', 'second', 'secondCondition', 'margin']
  return (
    <form action={modelsHref(slug)} className="flex flex-wrap items-end gap-x-4 gap-y-3">
      {[...rest]
        .filter(([name]) => !asked.includes(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <ArmField view={view} side="first" label="is" current={pair.first} />
      <ArmField view={view} side="second" label="as good as" current={pair.second} />
      <label className="grid gap-1 text-xs text-ink-3">
        margin, pp
        <input
          name="margin"
          type="number"
          min="0.5"
          max="50"
          step="0.5"
          defaultValue={Number((params.margin * 100).toFixed(2))}
          className={`${FIELD} w-20 text-ink`}
        />
      </label>
      <button className="h-8 rounded border border-rule-strong bg-panel px-3 hover:border-ink-3">
        Compare
      </button>
    </form>
  )
}

function ArmField({
  view,
  side,
  label,
  current,
}: {
  view: ModelsView
  side: 'first' | 'second'
  label: string
  current: ArmPair['first']
}) {
  const conditions = view.conditions.filter(({ kind }) => kind !== 'unknown')
  return (
    <fieldset className="flex min-w-0 flex-wrap items-end gap-2 max-sm:w-full max-sm:flex-col max-sm:items-stretch">
      <legend className="mb-1 text-xs text-ink-3">{label}</legend>
      <select
        name={side}
        aria-label={`${label}: configuration`}
        defaultValue={current.configuration}
        className={FIELD}
      >
        {view.configurations.map(({ key, harness, model }) => (
          <option key={key} value={key}>
            {configurationName({ configuration: key, harness, model })}
          </option>
        ))}
      </select>
      <select
        name={`${side}Condition`}
        aria-label={`${label}: condition`}
        defaultValue={current.condition}
        className={FIELD}
      >
        {conditions.map(({ key, label: name }) => (
          <option key={key} value={key}>
            {visibleName(name)}
          </option>
        ))}
      </select>
    </fieldset>
  )
}
