import type { MixSplit } from '@/lib/cells/split-mix'
import { displayPoints } from '@/lib/display'

/** Below this a mix changes no digit that is shown. */
const SEEN = 0.0005

/** What a naive difference is made of; null where both sides ran the same mix of domains. */
export function saysMix({
  total,
  rateEffect,
  mixEffect,
  simpsonReversal,
}: MixSplit): string | null {
  if (total === null || rateEffect === null || mixEffect === null) return null
  if (Math.abs(mixEffect) < SEEN) return null
  const reversed = simpsonReversal
    ? ' Every domain moves the other way than the whole: a Simpson reversal.'
    : ''
  return `Each over everything it ran, the two differ by ${displayPoints(total, ' pp')}: ${displayPoints(rateEffect, ' pp')} are other rates, ${displayPoints(mixEffect, ' pp')} only another mix of domains.${reversed} The paired difference has no such part.`
}
