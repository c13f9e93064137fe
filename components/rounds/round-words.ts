import type { RoundCounts } from '@/lib/cells/rounds/count-rounds'
import { displayCounted } from '@/lib/display'
import { isBeforeCorrection, sayBeforeCorrection } from '@/lib/cells/among-conditions'
import type { Growth, RoundGroup, RoundPoint, RoundSeries } from '@/lib/domain/round'

const MINUS = '−'

/** A value in the unit of its series: `60.34`. Null is a dash. */
export const displayReading = (value: number | null, digits: number): string =>
  value === null ? '—' : value.toFixed(digits).replace('-', MINUS)

/** A difference with its sign: `+10.23`, `−15`. */
export function displayDifference(value: number | null, digits: number): string {
  if (value === null) return '—'
  const text = Math.abs(value).toFixed(digits)
  const sign = Number(text) === 0 ? '' : value > 0 ? '+' : MINUS
  return `${sign}${text}`
}

/** What a gain in points can be. */
const MOST = 100

/** An end beyond what a gain can be is cut there and says so: `[< −100, +58.5]`; printed ones stay. */
export function displayReadingInterval(
  low: number,
  high: number,
  { digits, unit, source }: Pick<RoundGroup, 'digits' | 'unit' | 'source'>,
): string {
  const isGain = unit === 'points' && source === null
  const end = (value: number) =>
    isGain && value < -MOST
      ? `< ${MINUS}100`
      : isGain && value > MOST
        ? '> +100'
        : isGain
          ? displayDifference(value, digits)
          : displayReading(value, digits)
  return `[${end(low)}, ${end(high)}]`
}

/** A percentage of a base: `+88.4 %`. */
export const displayRelative = (value: number | null): string =>
  value === null ? '—' : `${displayDifference(value, 1)} %`

/** `+10.23 points on 11.57`. */
export const sayGrowth = ({ absolute, base }: Growth, digits: number): string =>
  `${displayDifference(absolute, digits)} points on ${displayReading(base, digits)}`

/** The growth that a reader should look at first: overall where it is computed, else the largest claim. */
export function findTelling(
  groups: readonly RoundGroup[],
): { readonly group: RoundGroup; readonly series: RoundSeries; readonly growth: Growth } | null {
  const [group] = groups.filter(({ series }) => series.some(({ growth }) => growth !== null))
  if (!group) return null
  const grown = group.series.flatMap((series) =>
    series.growth === null ? [] : [{ group, series, growth: series.growth }],
  )
  if (group.source === null) return grown[0]!
  const size = ({ growth }: (typeof grown)[number]) => Math.abs(growth.relative ?? 0)
  return grown.reduce((best, one) => (size(one) > size(best) ? one : best))
}

/** `5 upward steps, 2 of them retests without new text`. */
export function sayRises({ nRises, nRisesRetest, nRisesNewText }: RoundCounts): string {
  const rises = displayCounted(nRises, 'upward step')
  if (nRises === 0) return 'No upward step'
  if (nRisesRetest > 0)
    return `${rises}, ${nRisesRetest} of them ${nRisesRetest === 1 ? 'a retest' : 'retests'} without new text`
  if (nRisesNewText === nRises) return `${rises}, ${nRises === 1 ? 'it' : 'each'} after new text`
  return rises
}

/** The last reading of trials with its interval and what it is of; null where it has none. */
export function sayLast(group: RoundGroup, series: RoundSeries): string | null {
  const { points } = series
  const last = points.at(-1)
  if (!last || last.low === null || last.high === null) return null
  return [
    displayReadingInterval(last.low, last.high, group),
    ...(last.nTasks === null ? [] : [displayCounted(last.nTasks, 'task')]),
    ...(last.nTrials === null ? [] : [displayCounted(last.nTrials, 'trial')]),
    ...sayAmong(group, series, last),
  ].join(' · ')
}

/** Beyond noise, but one of several conditions: what is left after the correction for all. */
function sayAmong(
  { lastAmong, series: all }: RoundGroup,
  series: RoundSeries,
  { low, high }: RoundPoint,
): string[] {
  const isSure = (low ?? 0) > 0 || (high ?? 0) < 0
  return isSure && isBeforeCorrection(lastAmong) && series === all[0]
    ? [sayBeforeCorrection(lastAmong)]
    : []
}

/** What the falls come to: `readings below the round before; of them beyond noise: 1`. */
export function sayFalls({ nFalls, nFallsJudged, nFallsBeyond }: RoundCounts): string {
  const falls = 'readings below the round before'
  if (nFalls === 0 || nFalls === null) return falls
  return nFallsJudged === 0
    ? `${falls}; no interval is printed`
    : `${falls}; of them beyond noise: ${nFallsBeyond}`
}

/** How much of each growth came where no text was new: `all of Safety’s +8.00 points`. */
export function sayRetested(groups: readonly RoundGroup[]): string | null {
  const parts = groups.flatMap(({ series, digits }) =>
    series.flatMap(({ name, changes, growth }) => {
      const retested = changes
        .filter(({ cause, rise }) => cause === 'retest' && rise !== null && rise > 0)
        .reduce((sum, { rise }) => sum + rise!, 0)
      if (retested === 0 || growth === null) return []
      const isAll = Math.abs(retested - growth.absolute) < 1e-9
      return isAll
        ? `all ${displayReading(growth.absolute, digits)} points of ${name}`
        : `${displayReading(retested, digits)} of the ${displayReading(growth.absolute, digits)} points of ${name}`
    }),
  )
  return parts.length === 0 ? null : parts.join(' and ')
}
