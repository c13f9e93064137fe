import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import { IMPORT_RULE } from '@/lib/domain/condition'
import type { RuleEffect } from '@/lib/domain/import-rule'
import { visibleName } from '@/lib/domain/visible-text'
import { conditionReason } from './condition-reason'
import { FoldedQuote } from '@/components/trajectory/step/folded-quote'
import { stepHash } from '@/lib/url/trial'
import { statusQuotes } from './status-quotes'

/** Why the condition and the status are what we say they are, in the words of the log. */
export function TrialReasons({ trial }: { trial: TrialAnswer }) {
  return (
    <div className="mt-2 max-w-[100ch] text-ink-2">
      <ConditionLine trial={trial} />
      <StatusLine trial={trial} />
      <RuledLine effects={trial.detail.ruled ?? []} />
    </div>
  )
}

function ConditionLine({ trial }: { trial: TrialAnswer }) {
  const { rule, evidence } = trial.detail.condition
  const { source, otherwise, isDoubtful } = conditionReason(trial)
  return (
    <div>
      Condition: {source}
      {rule !== null && rule !== IMPORT_RULE && ` (${rule})`}
      {evidence === null ? (
        '.'
      ) : (
        <>
          {' '}
          from <FoldedQuote text={evidence} />
        </>
      )}{' '}
      {otherwise !== null && (
        <span className={isDoubtful ? 'font-[550] text-timeout' : ''}>{otherwise}</span>
      )}
    </div>
  )
}

/** What else rules of the import set, and what the log alone says. */
function RuledLine({ effects }: { effects: readonly RuleEffect[] }) {
  const set = effects.filter(({ field, how }) => field !== 'condition' && how !== 'kept')
  if (set.length === 0) return null
  const words = set.map(
    ({ field, value, rule, from }) =>
      `${field} ${visibleName(value)} (rule ${rule}${from === null ? '' : `; the log alone: ${visibleName(from)}`})`,
  )
  return <div>Set at import by rules: {words.join(', ')}.</div>
}

/** The step whose words are quoted. */
function StepLink({ step }: { step: number }) {
  return (
    <>
      <a href={stepHash(step)} className="underline hover:text-ink">
        step {step}
      </a>{' '}
    </>
  )
}

function StatusLine({ trial }: { trial: TrialAnswer }) {
  const { evidence, exception, isDeciding } = statusQuotes(trial.detail)
  const step = trial.detail.statusStep
  if (trial.status === 'ok' && exception === null) return null
  return (
    <div>
      Status: {trial.status.replaceAll('_', ' ')} ({trial.statusRule})
      {evidence !== null && (
        <>
          {' '}
          from {typeof step === 'number' && <StepLink step={step} />}
          <FoldedQuote text={evidence} />
        </>
      )}
      {evidence === null && !isDeciding && '.'}
      {exception !== null && (
        <>
          {isDeciding ? ' from the exception ' : ' The log’s exception is '}
          <FoldedQuote text={exception} />
        </>
      )}
    </div>
  )
}
