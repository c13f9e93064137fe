import { displayCounted, displayDuration } from '@/lib/display'
import type { VerifierCheck } from '@/lib/domain/new-trial'
import { visibleName } from '@/lib/domain/visible-text'

const STATUS_COLOR: Record<VerifierCheck['status'], string> = {
  passed: 'text-pass',
  failed: 'text-fail',
  skipped: 'text-ink-3',
  pending: 'text-ink-3',
  other: 'text-ink-3',
}

/** The verifier's checks, the failed ones first and with their messages. */
export function TrialChecks({ checks }: { checks: readonly VerifierCheck[] }) {
  if (checks.length === 0) {
    return <p className="text-ink-3">The verifier reports no single checks.</p>
  }
  const passed = checks.filter((check) => check.status === 'passed').length
  const failed = checks.filter((check) => check.status === 'failed')
  const rest = checks.filter((check) => check.status !== 'failed')
  return (
    <details id="checks" open={failed.length > 0 && failed.length <= 3}>
      <summary>
        <span className="font-[550]">
          {passed} of {checks.length} checks passed
        </span>
      </summary>
      <div
        className="mt-1 max-h-[360px] overflow-y-auto"
        tabIndex={0}
        role="region"
        aria-label="Checks"
      >
        <CheckList checks={failed} />
        {failed.length > 0 && rest.length > 0 ? (
          <details className="border-t py-1">
            <summary className="text-xs text-ink-3">
              {displayCounted(rest.length, 'other check')}
            </summary>
            <CheckList checks={rest} />
          </details>
        ) : (
          <CheckList checks={rest} />
        )}
      </div>
    </details>
  )
}

const CheckList = ({ checks }: { checks: readonly VerifierCheck[] }) => (
  <ul>
    {checks.map((check, index) => (
      <li key={index} className="border-t py-1">
        <p className="flex gap-2">
          <span className={`w-[52px] flex-none text-xs ${STATUS_COLOR[check.status]}`}>
            {check.status}
          </span>
          <span className="min-w-0 flex-1 font-mono text-xs [overflow-wrap:anywhere]">
            {visibleName(check.name)}
          </span>
          {/* A report must give a duration, so one that measured none says zero. */}
          {check.durationMs !== null && check.durationMs >= 1 && (
            <span className="text-xs text-ink-3">{displayDuration(check.durationMs)}</span>
          )}
        </p>
        {check.message !== null && (
          <pre className="mt-1 ml-[60px] max-h-[160px] overflow-auto font-mono text-2xs [overflow-wrap:anywhere] whitespace-pre-wrap text-ink-2 [unicode-bidi:isolate]">
            {check.message}
          </pre>
        )}
      </li>
    ))}
  </ul>
)
