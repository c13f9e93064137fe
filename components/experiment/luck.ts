import type { HarmCount } from '@/lib/analysis/rank-harms'
import { displayCounted } from '@/lib/display'

/** Negatives that luck would give, with one decimal: `36.7 ± 4.5`. */
export const displayLuck = ({
  expectedNegative,
  expectedSd,
}: Pick<HarmCount, 'expectedNegative' | 'expectedSd'>): string =>
  `${expectedNegative!.toFixed(1)} ± ${expectedSd!.toFixed(1)}`

/** How many tasks stand out, and how many luck alone would move that way. */
export function luckSentence(harms: HarmCount, word = 'worse'): string {
  const { nNegative, nStrong, nSuggestive, expectedNegative, nWithoutChance } = harms
  const beyond = nStrong + nSuggestive
  const standOut =
    beyond === 0
      ? 'None stands out from noise.'
      : `${beyond} of ${nNegative} ${beyond === 1 ? 'stands' : 'stand'} out from noise.`
  const count = `${displayCounted(nNegative, 'task')} ${nNegative === 1 ? 'is' : 'are'} ${word}`
  if (expectedNegative === null) return `${count}. ${standOut}`
  const skipped =
    nWithoutChance > 0
      ? ` (${displayCounted(nWithoutChance, 'task')} ${nWithoutChance === 1 ? 'allows' : 'allow'} no such estimate)`
      : ''
  return `${count}; if skills did nothing, luck alone would make about ${displayLuck(harms)} ${word}${skipped}. ${standOut}`
}
