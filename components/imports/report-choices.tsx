import { Section } from '@/components/ui/section'
import { displayCount, displayCounted } from '@/lib/display'
import { CHOICES, type ChoiceAlternative, type ImportChoice } from '@/lib/domain/import-choice'
import { visibleName } from '@/lib/domain/visible-text'

/** What an import chose where a log gave several, and what each of them would have given. */
export function ReportChoices({ choices }: { choices: readonly ImportChoice[] }) {
  return (
    <Section
      id="choices"
      title="What was chosen among several?"
      aside="with the mean reward that each would give"
    >
      {choices.map((choice) => (
        <Choice key={`${choice.what} ${choice.chosen}`} choice={choice} />
      ))}
    </Section>
  )
}

function Choice({ choice }: { choice: ImportChoice }) {
  const { what, chosen, trials, alternatives } = choice
  const { says, none, next } = CHOICES[what]
  return (
    <div className="mt-3">
      <h3 className="font-[620]">
        {TITLES[what]}: {chosen === null ? 'none chosen' : visibleName(chosen)}, for{' '}
        {displayCounted(trials, 'trial')}
      </h3>
      <p className="text-ink-2">
        {chosen === null ? none : says} {next}
      </p>
      <div className="scroll-x mt-1">
        <table className="w-full min-w-[420px]">
          <thead>
            <tr className="border-b">
              <th className="py-1 pr-4">Could be</th>
              <th className="pr-4 text-right">Trials</th>
              <th>Mean reward by condition</th>
            </tr>
          </thead>
          <tbody>
            {alternatives.map((alternative) => (
              <Alternative
                key={alternative.name}
                alternative={alternative}
                isChosen={alternative.name === chosen}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const TITLES: Record<ImportChoice['what'], string> = {
  reward_key: 'Reward key',
  attempt: 'Attempt',
  regrade: 'Copy of a trial',
  dataset: 'Dataset',
  columns: 'Columns of a table',
}

function Alternative({
  alternative,
  isChosen,
}: {
  alternative: ChoiceAlternative
  isChosen: boolean
}) {
  const { name, trials, means } = alternative
  return (
    <tr className="border-b align-top">
      <td className="py-[6px] pr-4">
        {visibleName(name)}
        {isChosen && <span className="text-xs text-ink-3"> chosen</span>}
      </td>
      <td className="py-[6px] pr-4 text-right">{displayCount(trials)}</td>
      <td className="py-[6px] text-ink-2">{means.map(meanText).join(' · ') || '—'}</td>
    </tr>
  )
}

const meanText = ({ condition, mean, trials }: ChoiceAlternative['means'][number]) =>
  `${visibleName(condition)}: ${mean.toFixed(2)} (n = ${displayCount(trials)})`
