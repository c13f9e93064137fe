import type { ChangeRow } from '@/lib/analysis/review/list-changes'
import { displayCounted } from '@/lib/display'
import type { ChangeCounts } from '@/lib/domain/review-change'
import { visibleName } from '@/lib/domain/visible-text'

const said = (value: string | null) =>
  value === null || value === '' ? 'none' : visibleName(value.replaceAll('_', ' '))

/** What a change did, in a few words. */
export function changeWords({ kind, before, after }: ChangeRow): string {
  switch (kind) {
    case 'exclude':
      return 'left out'
    case 'condition':
      return `condition ${said(before)} → ${said(after)}`
    case 'status':
      return `status ${said(before)} → ${said(after)}`
    case 'domain':
      return `domain ${said(before)} → ${said(after)}`
  }
}

/** How many trials and tasks count otherwise than imported: `3 trials left out, 1 corrected`. */
export function sayChanges({ excluded, corrected, domains }: ChangeCounts): string {
  const parts = [
    excluded > 0 ? `${displayCounted(excluded, 'trial')} left out` : null,
    corrected > 0 ? `${displayCounted(corrected, 'trial')} corrected` : null,
    domains > 0 ? `${displayCounted(domains, 'domain')} corrected` : null,
  ]
  return parts.filter((part) => part !== null).join(', ')
}
