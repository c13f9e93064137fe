import { Field, INPUT_CLASS } from '@/components/ui/field'
import { displayColumns } from '@/lib/domain/parse-columns'
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
          {rewardKeys(found).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </Field>
      {(options.columns || hasTables(found)) && (
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
      {(options.isOneDataset || hasSharedNames(found)) && (
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

/** The scores that the verifiers of a delivery gave, where they gave several. */
const rewardKeys = ({ report }: ImportDetail): string[] => [
  ...new Set(
    (report?.choices ?? [])
      .filter(({ what }) => what === 'reward_key')
      .flatMap(({ alternatives }) => alternatives.map(({ name }) => name)),
  ),
]

const hasTables = ({ report }: ImportDetail): boolean =>
  (report?.choices ?? []).some(({ what }) => what === 'columns')

const hasSharedNames = ({ report }: ImportDetail): boolean =>
  (report?.choices ?? []).some(({ what }) => what === 'dataset')
