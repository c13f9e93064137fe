import { HoverNote } from '@/components/ui/hover-note'
import { Term } from './term'
import type { Headline } from '@/lib/cells/make-headline'
import { displayCounted, displayPoints, displayPointsInterval } from '@/lib/display'
import { sayTasks } from '@/lib/cells/say-tasks'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import { VERDICT_LABELS } from '@/lib/domain/gain'

const POLICY_NAMES: Record<ErrorPolicy, string> = {
  headline: 'headline: machinery that broke is left out, other errors fail',
  fail: 'strict: every error fails',
  completed_only: 'completed trials only',
}

/** An answer with errors counted one way: the number, what it rests on, and the verdict in words. */
export interface OtherAnswer {
  readonly policy: ErrorPolicy
  readonly number: string
  readonly basis: string
  readonly verdict: string | null
}

/** The answer with errors counted the other ways; said aloud where the verdict depends on it. */
export function OtherPolicies({
  answers,
  policy,
  label = 'under other error policies',
}: {
  answers: readonly OtherAnswer[]
  /** The one that the page shows. */
  policy: ErrorPolicy
  label?: string
}) {
  const own = answers.find((one) => one.policy === policy)
  const others = answers.filter((one) => one.policy !== policy)
  // Then the switch itself says why there is one policy only.
  if (!own || others.length === 0) return null
  const isChanged = others.some(({ verdict }) => verdict !== own.verdict)
  return (
    <>
      <HoverNote label={label}>
        <span className="grid gap-1">
          {others.map(({ policy: other, number, basis, verdict }) => (
            <span key={other}>
              {POLICY_NAMES[other]}:{' '}
              <b className="font-[600] whitespace-nowrap text-ink">{number}</b> · {basis}
              {verdict && `: ${verdict}`}
            </span>
          ))}
          <Term of="Error policy">What each counts</Term>
        </span>
      </HoverNote>
      {isChanged && (
        <strong className="ml-2 font-[600] text-timeout">
          The verdict depends on how errors are counted.
        </strong>
      )}
    </>
  )
}

/** The same of a gain. */
export function PolicyAnswers({
  policies,
  policy,
  label,
}: Pick<Headline, 'policies'> & { policy: ErrorPolicy; label?: string }) {
  return (
    <OtherPolicies
      policy={policy}
      label={label}
      answers={policies.map(({ policy: each, gain, verdict }) => ({
        policy: each,
        number: `${displayPoints(gain.estimate, ' pp')} ${displayPointsInterval(gain.low, gain.high)}`,
        basis: `${sayTasks(gain)} · ${displayCounted(gain.nTrials, 'trial')}`,
        verdict: verdict && VERDICT_LABELS[verdict],
      }))}
    />
  )
}
