import {
  displayCount,
  displayCounted,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import type { Contrast } from '@/lib/cells/contrast'
import type { MissingTrials } from '@/lib/cells/bound-missing'
import type { ArmTotals } from './arm-totals'
import { isAbove } from '@/lib/stats/numeric-rules'
import type { Warning } from './warning'

/** Too few tasks or configurations have both arms. */
export function coverageWarning(
  contrast: Contrast,
  nCommon: number,
  planned: number,
): Warning | null {
  if (contrast.basis === 'best_covered')
    return {
      code: 'few_covered',
      text: `No configuration has 95 % of the ${displayCounted(planned, 'task')} in both arms. The headline rests on ${displayCounted(contrast.configurations.length, 'configuration')} and ${displayCounted(nCommon, 'common task')}.`,
    }
  if (nCommon >= 0.95 * planned - 1e-9) return null
  return {
    code: 'low_coverage',
    text: `Only ${nCommon} of ${displayCounted(planned, 'task')} have results in both arms of every configuration shown.`,
  }
}

/** Below this share of counted trials the bounds of what is missing are said. */
const COUNTED_ASKED = 0.95

/** What is missing may decide the answer (spec 12.3). */
export function missingWarning(missing: MissingTrials, isUnbalanced: boolean): Warning | null {
  const { nMissing, nPlanned, isPlanStated, low, high } = missing
  if (low === null || high === null || nMissing === 0) return null
  if (!isUnbalanced && nPlanned - nMissing >= COUNTED_ASKED * nPlanned - 1e-9) return null
  return {
    code: 'missing_bounds',
    text: isPlanStated
      ? `${displayCount(nMissing)} of ${displayCounted(nPlanned, 'planned trial')} count for nothing: never run, or left out as broken. ${sayBounds(missing)}`
      : `${displayCount(nMissing)} of ${displayCounted(nPlanned, 'trial')} count for nothing: left out as broken, or fewer than most tasks of the arm have. ${sayBounds(missing)}`,
  }
}

/** What the gain would be in the worst and in the best case of what is missing. */
function sayBounds({ low, high, ciLow, ciHigh, isSignSure }: MissingTrials): string {
  const range = `between ${displayPoints(low, ' pp')} (every missing trial with skills failed, every one without passed) and ${displayPoints(high, ' pp')} (the reverse)`
  const sampled =
    ciLow === null ? '' : `; with sampling error in ${displayPointsInterval(ciLow, ciHigh)} pp`
  return `Whatever they would have been, the gain lies ${range}${sampled}: ${isSignSure ? 'the sign holds' : 'the sign is not certain'}.`
}

/** More was left out of one arm than of the other (spec 0.3). */
export function unbalancedWarning(without: ArmTotals, with_: ArmTotals): Warning | null {
  const share = (arm: ArmTotals) => (arm.trials === 0 ? 0 : arm.excluded / arm.trials)
  if (!isAbove(Math.abs(share(with_) - share(without)), 0.05)) return null
  return {
    code: 'errors_unbalanced',
    text: `Errors are not balanced between arms: ${displayRate(share(without))} of trials left out without skills, ${displayRate(share(with_))} with.`,
  }
}
