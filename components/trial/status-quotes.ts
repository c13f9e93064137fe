import type { TrialDetail } from '@/lib/domain/trial-detail'

/** What the log says of how a trial ended, nothing twice. */
export interface StatusQuotes {
  /** The words that decided the status, unless the exception says them. */
  readonly evidence: string | null
  /** The exception as the log has it. */
  readonly exception: string | null
  /** Whether the exception is what decided the status. */
  readonly isDeciding: boolean
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

/**
 * The evidence of a status is often the exception's text, on one line and cut (harbor-status.ts).
 * Then the exception alone is quoted, as it is.
 */
export function statusQuotes({
  statusEvidence,
  exceptionType,
  exceptionMessage,
}: Pick<TrialDetail, 'statusEvidence' | 'exceptionType' | 'exceptionMessage'>): StatusQuotes {
  const parts = [exceptionType, exceptionMessage].filter((part) => part !== null && part !== '')
  const exception = parts.length === 0 ? null : parts.join(': ')
  if (statusEvidence === null || exception === null) {
    return { evidence: statusEvidence, exception, isDeciding: false }
  }
  const isSame = flat(exception).includes(flat(statusEvidence))
  return { evidence: isSame ? null : statusEvidence, exception, isDeciding: isSame }
}
