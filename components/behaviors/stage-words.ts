import type { StageLine } from '@/lib/cells/printed-stages'
import { displayCounted } from '@/lib/display'

/** How many pairs of arms change places between SFT and RL, of those that are printed after both. */
export function saysCross(lines: readonly StageLine[]): string {
  const both = lines.flatMap(({ points: [, sft, rl] }) => (sft && rl ? [{ sft, rl }] : []))
  const pairs = both.flatMap((one, at) => both.slice(at + 1).map((other) => [one, other] as const))
  if (pairs.length === 0) return 'no two arms are printed after both'
  const crossed = pairs.filter(
    ([one, other]) => (one.sft.value - other.sft.value) * (one.rl.value - other.rl.value) < 0,
  )
  return `${crossed.length} of ${displayCounted(pairs.length, 'pair')} with both changed places; n not printed`
}
