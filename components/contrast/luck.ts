import type { HarmCount } from '@/lib/cells/rank-harms'
import { displayCounted } from '@/lib/display'

/** Negatives that luck would give, with one decimal: `36.7 ± 4.5`. */
export const displayLuck = ({
  expectedNegative,
  expectedSd,
}: Pick<HarmCount, 'expectedNegative' | 'expectedSd'>): string =>
  `${expectedNegative!.toFixed(1)} ± ${expectedSd!.toFixed(1)}`

type Counts = Pick<HarmCount, 'nNegative' | 'nStrong' | 'nSuggestive'>

/** Tasks beyond noise: those alone that survive the correction for looking at all (spec 4.5). */
export const displayBeyondNoise = ({ nStrong, nNegative }: Counts): string =>
  nNegative === 0 ? 'none' : `${nStrong} of ${nNegative} beyond noise`

/** What is no evidence yet, only the first to run again: `1 more is worth running again first`. */
export function saySuggestive({ nStrong, nSuggestive }: Counts): string | null {
  if (nSuggestive === 0) return null
  const more = nStrong === 0 ? '' : ' more'
  return `${nSuggestive}${more} ${nSuggestive === 1 ? 'is' : 'are'} worth running again first`
}

function sayStandOut(harms: Counts): string {
  const { nStrong, nNegative } = harms
  const suggestive = saySuggestive(harms)
  const standOut =
    nStrong === 0
      ? 'None stands out from noise'
      : `${nStrong} of ${nNegative} ${nStrong === 1 ? 'stands' : 'stand'} out from noise`
  return `${standOut}${suggestive ? `; ${suggestive}` : ''}.`
}

/** How many tasks stand out, and how many luck alone would move that way. */
export function luckSentence(harms: HarmCount, word = 'worse'): string {
  const { nNegative, expectedNegative, nWithoutChance } = harms
  const standOut = sayStandOut(harms)
  const count = `${displayCounted(nNegative, 'task')} ${nNegative === 1 ? 'is' : 'are'} ${word}`
  if (expectedNegative === null) return `${count}. ${standOut}`
  const skipped =
    nWithoutChance > 0
      ? ` (${displayCounted(nWithoutChance, 'task')} ${nWithoutChance === 1 ? 'allows' : 'allow'} no such estimate)`
      : ''
  return `${count}; if skills did nothing, luck alone would make about ${displayLuck(harms)} ${word}${skipped}. ${standOut}`
}
