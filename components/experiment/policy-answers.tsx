import { HoverNote } from '@/components/ui/hover-note'
import type { Headline } from '@/lib/analysis/make-headline'
import { displayCounted, displayPoints, displayPointsInterval } from '@/lib/display'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import { VERDICT_LABELS } from '@/lib/domain/gain'

const POLICY_NAMES: Record<ErrorPolicy, string> = {
  headline: 'headline: machinery that broke is left out, other errors fail',
  fail: 'strict: every error fails',
  completed_only: 'completed trials only',
}

/** The answer with errors counted the other ways; said aloud where the verdict depends on it. */
export function PolicyAnswers({
  headline,
  policy,
}: {
  headline: Pick<Headline, 'policies' | 'verdict'>
  /** The one that the page shows. */
  policy: ErrorPolicy
}) {
  const others = headline.policies.filter((one) => one.policy !== policy)
  // Then the switch itself says why there is one policy only.
  if (others.length === 0) return null
  const isChanged = others.some(({ verdict }) => verdict !== headline.verdict)
  return (
    <>
      <HoverNote label="under other error policies">
        <span className="grid gap-1">
          {others.map(({ policy: other, gain, verdict }) => (
            <span key={other}>
              {POLICY_NAMES[other]}:{' '}
              <b className="font-[600] whitespace-nowrap text-ink">
                {displayPoints(gain.estimate, ' pp')} {displayPointsInterval(gain.low, gain.high)}
              </b>{' '}
              · {displayCounted(gain.nTasks, 'task')} · {displayCounted(gain.nTrials, 'trial')}
              {verdict && `: ${VERDICT_LABELS[verdict]}`}
            </span>
          ))}
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
