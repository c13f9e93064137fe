import type { RoundCounts } from '@/lib/cells/rounds/count-rounds'
import { retestedRises } from '@/lib/cells/rounds/retested-rises'
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

/** The same of a group: what was read off a chart is a percentage only about. */
export const displayShare = (
  value: number,
  { readingError }: Pick<RoundGroup, 'readingError'>,
  digits = 1,
): string =>
  readingError === null
    ? `${displayDifference(value, digits)} %`
    : `about ${displayDifference(value, 0)} %`

/** `+10.23 points on 11.57`; of trials `+37.5 points over no skills, on 41.7`. */
export const sayGrowth = ({ absolute, base }: Growth, digits: number, over = ''): string =>
  `${displayDifference(absolute, digits)} points${over} on ${displayReading(base, digits)}`

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

/** How many rises are more than noise against the round before: `; 2 of them beyond noise`; empty where nothing tells. */
export const sayRisesBeyond = ({ nRisesJudged, nRisesBeyond }: RoundCounts): string =>
  nRisesJudged === 0 ? '' : `; ${nRisesBeyond === 0 ? 'none' : nRisesBeyond} of them beyond noise`

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

/** What the falls come to: `readings below the round before; 1 of them beyond noise`. */
export function sayFalls(
  { nFalls, nFallsJudged, nFallsBeyond, nFallsInDomains }: RoundCounts,
  ofWhat = '',
): string {
  const falls = `readings${ofWhat} below the round before`
  const inDomains = nFallsInDomains > 0 ? `; ${nFallsInDomains} more in single domains` : ''
  if (nFalls === 0 || nFalls === null) return `${falls}${inDomains}`
  return nFallsJudged === 0
    ? `${falls}; no interval is printed${inDomains}`
    : `${falls}; ${nFallsBeyond === 0 ? 'none' : nFallsBeyond} of them beyond noise${inDomains}`
}

/** What the counts of rises and falls are of: ` of all tasks`, ` of accuracy, 2 lines`. */
export function sayCountedOf({ source, measure, series }: RoundGroup): string {
  if (source === null) return ' of all tasks'
  const lines = series.length > 1 ? [displayCounted(series.length, 'line')] : []
  const words = [...(measure === null ? [] : [measure]), ...lines].join(', ')
  return words && ` of ${words}`
}

/** Of which lines the one that leads is the largest: `largest of 4, in percent`; null: it is all tasks, or one. */
export const sayLargest = ({ source, series }: RoundGroup): string | null =>
  source === null || series.length < 2 ? null : `largest of ${series.length}, in percent`

/** Tasks of a line: `1 task`, `7 to 8 tasks`; null where no reading says. */
export function sayTasks({ points }: RoundSeries): string | null {
  const counts = points.flatMap(({ nTasks }) => (nTasks === null ? [] : [nTasks]))
  if (counts.length === 0) return null
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  return least === most
    ? displayCounted(most, 'task')
    : `${least} to ${displayCounted(most, 'task')}`
}

/** What a round is called below its picture: `day`, as the source calls its columns. */
export function roundWord({ series }: RoundGroup): string {
  const words = series.flatMap(({ points }) =>
    points.map(({ label }) => /^(\p{L}{1,6}) \d+$/u.exec(label)?.[1]?.toLowerCase()),
  )
  return words.every((word) => word === words[0]) ? (words[0] ?? 'round') : 'round'
}

/**
 * How much of each line's own growth, first reading to last, came where no text was new, and what of it
 * was lost again.
 */
export function sayRetested(group: RoundGroup, span: string): string | null {
  const points = (value: number) => displayReading(value, group.digits)
  const rises = retestedRises(group)
  const kept = rises.filter((one) => one.kept > 0)
  const lost = rises.filter((one) => one.kept === 0)
  const parts = kept.map(({ name, grown, kept }) =>
    Math.abs(kept - grown) < 1e-9
      ? `all ${points(grown)} points of ${name}`
      : `${points(kept)} of the ${points(grown)} points of ${name}`,
  )
  const lostParts = lost.map(({ name, won }) => `${points(won)} points of ${name}`)
  const sentences = [
    ...(parts.length === 0
      ? []
      : [
          `Of the growth from the first reading to the last, ${parts.join(' and ')} rose after a ${span} that added no text: earlier texts may be why.`,
        ]),
    ...(lostParts.length === 0
      ? []
      : [
          `${lostParts.join(' and ')} rose after such a ${span} and were lost again: nothing of the net rests on them.`,
        ]),
  ]
  return sentences.length === 0 ? null : sentences.join(' ')
}
