import type { ContrastHead } from '@/lib/cells/describe-contrast'

/**
 * Beside a number that is always for new tasks and counts each task once, where the page was asked for
 * something else; null where it was not.
 */
export function sayNotFollowed(
  asked: Pick<ContrastHead, 'uncertainty' | 'weighting'> | null,
): string | null {
  if (!asked) return null
  const parts = [
    asked.uncertainty === 'rerun' && 'for new tasks',
    asked.weighting !== 'tasks' && 'each task counted once',
  ].filter(Boolean)
  return parts.length === 0 ? null : `always ${parts.join(', ')}`
}
