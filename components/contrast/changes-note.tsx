import Link from 'next/link'
import { sayChanges } from '@/components/review/change-words'
import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import { hasChanges } from '@/lib/domain/review-change'
import type { ContrastParams } from '@/lib/url/experiment'

const NOTE = 'Success follows this switch. Tokens, cost, time and lists of trials stay as reviewed.'

/** How many trials count otherwise than imported, and the way to the numbers as imported. */
export function ChangesNote({
  changes,
  href,
}: {
  changes: ExperimentFrame['changes']
  href: (params: Partial<ContrastParams>) => string
}) {
  if (!hasChanges(changes)) return null
  return (
    <p className="my-[5px] flex-none rounded-full border border-ink-3 px-[9px] py-px" title={NOTE}>
      {changes.isApplied ? '' : 'as imported, without: '}
      {sayChanges(changes)} ·{' '}
      <Link
        href={href({ data: changes.isApplied ? 'imported' : 'reviewed' })}
        scroll={false}
        className="underline underline-offset-2 hover:text-ink"
      >
        {changes.isApplied ? 'as imported' : 'as reviewed'}
      </Link>
    </p>
  )
}
