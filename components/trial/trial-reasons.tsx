import type { TrialAnswer } from '@/lib/analysis/get-trial'

const SOURCE_TEXT = {
  recorded: 'recorded in the log',
  inferred: 'inferred from the log',
  given: 'set at import',
  none: 'no evidence in the log; it can be set in the experiment’s settings',
} as const

const Quote = ({ text }: { text: string }) => (
  <q className="font-mono text-xs [overflow-wrap:anywhere] [unicode-bidi:isolate]">{text}</q>
)

/** Why the condition and the status are what we say they are, in the words of the log. */
export function TrialReasons({ trial }: { trial: TrialAnswer }) {
  const { condition, statusEvidence, exceptionType, exceptionMessage } = trial.detail
  const isPlain = trial.status === 'ok' && exceptionType === null
  return (
    <div className="mt-2 max-w-[100ch] text-ink-2">
      <p>
        Condition: {SOURCE_TEXT[trial.conditionSource]}
        {condition.rule !== null && ` (${condition.rule})`}
        {condition.evidence !== null && (
          <>
            {' '}
            from <Quote text={condition.evidence} />
          </>
        )}
        .
        {condition.claimed !== null && (
          <>
            {' '}
            <strong className="font-[550] text-timeout">A name claims {condition.claimed}</strong>,
            which the evidence does not bear out.
          </>
        )}
      </p>
      {!isPlain && (
        <p>
          Status: {trial.status.replaceAll('_', ' ')} ({trial.statusRule})
          {statusEvidence !== null && (
            <>
              {' '}
              from <Quote text={statusEvidence} />
            </>
          )}
          .
          {exceptionType !== null && (
            <>
              {' '}
              The log’s exception is <code className="font-mono text-xs">{exceptionType}</code>
              {exceptionMessage !== null && exceptionMessage !== statusEvidence && (
                <>
                  : <Quote text={exceptionMessage.slice(0, 600)} />
                </>
              )}
              .
            </>
          )}
        </p>
      )}
    </div>
  )
}
