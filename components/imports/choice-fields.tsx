import { Field, INPUT_CLASS } from '@/components/ui/field'
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

const hasSharedNames = ({ report }: ImportDetail): boolean =>
  (report?.choices ?? []).some(({ what }) => what === 'dataset')
