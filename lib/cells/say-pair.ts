import { displayPoints } from '@/lib/display'
import type { Headline } from './make-headline'
import type { UseFound } from './use-change'
import { sayChange, sayUsePhrase, sayUseUnclear } from './use-words'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * Success and what it costs, together: `+16.6 points at 23 % more tokens [+11, +37].` The same success
 * is said only where the equivalence test says it: an open question is no sameness. Null where either
 * is unknown.
 */
export function sayPair(
  { gain, verdict, isEquivalent }: Pick<Headline, 'gain' | 'verdict' | 'isEquivalent'>,
  use: UseFound | null,
): string | null {
  if (gain.estimate === null || !use || use.change === null) return null
  const isClear = sayChange(use) !== 'can’t tell yet'
  const points = `${displayPoints(gain.estimate)} points`
  switch (verdict) {
    case 'no_sizeable_effect':
      if (!isClear) return `Same success, within 5 points; ${sayUseUnclear(use)}.`
      return use.change < 0
        ? `Same success, ${sayUsePhrase(use)}: skills save without changing success by 5 points or more.`
        : `Same success, within 5 points, at ${sayUsePhrase(use)}.`
    case 'helps':
    case 'hurts': {
      const said = isEquivalent ? `${points}, surely less than 5,` : points
      return isClear ? `${said} at ${sayUsePhrase(use)}.` : `${said}; ${sayUseUnclear(use)}.`
    }
    case 'cannot_tell':
    case null:
      return isClear
        ? `${capital(sayUsePhrase(use))}; whether success changes cannot be told yet: ${points}.`
        : null
  }
}
