import type { Gain } from '@/lib/domain/gain'
import { isAbove, isBelow } from '@/lib/stats/numeric-rules'

export type GainToneName = 'help' | 'hurt' | 'noise'

/** Colour of a gain: an interval that reaches zero, or none, is grey however large its point. */
export function gainTone({ low, high }: Pick<Gain, 'low' | 'high'>): GainToneName {
  if (low === null || high === null) return 'noise'
  return isAbove(low, 0) ? 'help' : isBelow(high, 0) ? 'hurt' : 'noise'
}

export const GAIN_TONE: Record<GainToneName, string> = {
  help: 'text-help',
  hurt: 'text-hurt',
  noise: 'text-noise',
}
