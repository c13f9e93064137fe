import { gainVerdict, type Gain } from '@/lib/domain/gain'

export type GainToneName = 'help' | 'hurt' | 'noise'

/** Colour of a gain: an interval that reaches zero, or none, is grey however large its point. */
export function gainTone(gain: Pick<Gain, 'low' | 'high'>): GainToneName {
  const verdict = gainVerdict(gain)
  return verdict === 'helps' ? 'help' : verdict === 'hurts' ? 'hurt' : 'noise'
}

export const GAIN_TONE: Record<GainToneName, string> = {
  help: 'text-help',
  hurt: 'text-hurt',
  noise: 'text-noise',
}
