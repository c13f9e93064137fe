import type { Figure } from '@/lib/domain/published-figure'
import {
  displayCost,
  displayCount,
  displayPoints,
  displayPointsInterval,
  displayRate,
  displayRateInterval,
  displayTokens,
} from '@/lib/display'
import { measureWords } from '@/lib/domain/figure-measure'

/** A class such as `2-3` as the other pages write it: `2–3`. */
export const withDash = (key: string) => key.replace(/^(\d+)-(\d+)$/, '$1–$2')

/** A printed figure as text in its unit. */
export function figureText({ measure, value }: Pick<Figure, 'measure' | 'value'>): string {
  switch (measureWords(measure).unit) {
    case 'rate':
      return displayRate(value, '')
    case 'points':
      return displayPoints(value)
    case 'usd':
      return displayCost(value)
    case 'tokens':
      return displayTokens(value)
    case 'count':
    case 'minutes':
      return displayCount(value)
  }
}

/** Its interval as printed; '' where the source prints none. */
export function figureInterval({ measure, low, high }: Pick<Figure, 'measure' | 'low' | 'high'>) {
  if (low === null || high === null) return ''
  return measureWords(measure).unit === 'points'
    ? displayPointsInterval(low, high)
    : displayRateInterval(low, high)
}
