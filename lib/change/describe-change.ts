import { displayCounted } from '@/lib/display'
import type { ChangeKind } from '@/lib/domain/review-change'
import type { NewChange } from './review-changes'

const DID: Readonly<Record<ChangeKind, string>> = {
  exclude: 'left out',
  condition: 'corrected the condition of',
  status: 'corrected the status of',
  domain: 'corrected the domain of',
}
const MOST_NAMED = 3

/** What a change did, as a sentence for the audit. */
export function describeChange(slug: string, { value, subjects, reason }: NewChange): string {
  const noun = value.kind === 'domain' ? 'task' : 'trial'
  const named = subjects.slice(0, MOST_NAMED).join(', ')
  const more = subjects.length > MOST_NAMED ? ' …' : ''
  return `${DID[value.kind]} ${displayCounted(subjects.length, noun)} of ${slug} (${named}${more}): ${reason.trim()}`
}
