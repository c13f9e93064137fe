import { Field, INPUT_CLASS } from '@/components/ui/field'
import { displayColumns } from '@/lib/domain/parse-columns'
import type { ChoiceKind } from '@/lib/domain/import-choice'
import type { ImportDetail } from '@/lib/analysis/import/get-import'

/** What a person may choose where the logs of a delivery give several. */
export function ChoiceFields({ found }: { found: ImportDetail }) {
  const { options } = found
  return (
    <>
      <Field
        label="Reward key"
        hint="Which of a verifier’s scores is the reward, where there are several."
      >
        <input
          name="rewardKey"
          list="reward-keys"
          defaultValue={options.rewardKey ?? ''}
          placeholder="reward"
          maxLength={200}
          autoComplete="off"
          className={INPUT_CLASS}
        />
        <datalist id="reward-keys">
          {alternativesOf(found, 'reward_key').map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </Field>
      <CopyFields found={found} />
      {(options.columns || hasChoice(found, 'columns') || needsMapping(found)) && (
        <Field
          label="Columns"
          hint="Which columns of a table of trials say what, where their names were read otherwise."
        >
          <input
            name="columns"
            defaultValue={options.columns ? displayColumns(options.columns) : ''}
            placeholder="task=question_id, reward=score"
            maxLength={4000}
            autoComplete="off"
            className={INPUT_CLASS}
          />
        </Field>
      )}
      {(options.isOneDataset || hasChoice(found, 'dataset')) && (
        <Field
          label="One task for all datasets"
          hint="Where tasks of one name are the same task, perhaps with and without skills."
        >
          <input
            type="checkbox"
            name="oneDataset"
            value="true"
            defaultChecked={options.isOneDataset}
            className="block size-4"
          />
        </Field>
      )}
    </>
  )
}

/** Which attempt and which copy of a trial counts, where a delivery has several. */
function CopyFields({ found }: { found: ImportDetail }) {
  const { options } = found
  // What became of an attempt stands behind its name: `002 (DaytonaError)`.
  const attempts = alternativesOf(found, 'attempt').map((name) => name.replace(/ \(.*\)$/, ''))
  return (
    <>
      {(options.attempt || hasChoice(found, 'attempt')) && (
        <Field
          label="Attempt"
          hint="Which attempt of a trial counts: a name, first or last. Empty: the one that the trial names."
        >
          <input
            name="attempt"
            list="attempts"
            defaultValue={options.attempt ?? ''}
            maxLength={200}
            autoComplete="off"
            className={INPUT_CLASS}
          />
          <datalist id="attempts">
            {[...new Set(['first', 'last', ...attempts])].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </Field>
      )}
      {(options.regrade || hasChoice(found, 'regrade')) && (
        <Field label="Copies of a trial" hint="Which one counts where a trial lies here twice.">
          <select name="regrade" defaultValue={options.regrade ?? 'last'} className={INPUT_CLASS}>
            <option value="last">The one that finished last</option>
            <option value="first">The one that finished first</option>
          </select>
        </Field>
      )}
    </>
  )
}

/** What there was to choose from, where a delivery gave several. */
const alternativesOf = ({ report }: ImportDetail, kind: ChoiceKind): string[] => [
  ...new Set(
    (report?.choices ?? [])
      .filter(({ what }) => what === kind)
      .flatMap(({ alternatives }) => alternatives.map(({ name }) => name)),
  ),
]

/** A table may be among what nothing says how to read. */
const needsMapping = ({ report }: ImportDetail): boolean =>
  (report?.problems ?? []).some(({ code }) => code === 'needs_mapping')

const hasChoice = ({ report }: ImportDetail, kind: ChoiceKind): boolean =>
  (report?.choices ?? []).some(({ what }) => what === kind)
