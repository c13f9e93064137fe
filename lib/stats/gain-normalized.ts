import { areEqual, mean } from './numeric-rules'

/** Means of one task (or of one configuration) without and with skills. */
export interface MeanPair {
  readonly without: number
  readonly with: number
}

export interface GainNormalized {
  /** (W − B) / (1 − B) of the means: the default of one configuration. */
  readonly gOfMeans: number | null
  /** Mean of the pairs' own g: for pairs that are configurations. */
  readonly meanOfG: number | null
  readonly nUsed: number
  /** Pairs without headroom (B = 1), left out of `meanOfG`. */
  readonly nSingular: number
  /** Mean of Marx & Cummings' bounded change. */
  readonly meanChangeC: number | null
  readonly nC: number
}

const NO_HEADROOM = 1e-12

/** Share of the headroom gained; null when there is none. Source: Hake 1998. */
export const normalizedGain = (pair: MeanPair): number | null =>
  1 - pair.without <= NO_HEADROOM ? null : (pair.with - pair.without) / (1 - pair.without)

/** Symmetric, bounded change; null when both are 0 or both are 1. Source: Marx & Cummings 2007. */
export function normalizedChange({ with: after, without: before }: MeanPair): number | null {
  if (areEqual(after, before)) return areEqual(before, 0) || areEqual(before, 1) ? null : 0
  return after > before ? (after - before) / (1 - before) : (after - before) / before
}

/**
 * Normalized gain in its three forms, named apart because they differ. Never shown without the
 * gain itself. Source: Hake 1998; Marx & Cummings 2007.
 */
export function gainNormalized({ pairs }: { readonly pairs: readonly MeanPair[] }): GainNormalized {
  const before = mean(pairs.map((pair) => pair.without))
  const after = mean(pairs.map((pair) => pair.with))
  const gains = pairs.flatMap((pair) => normalizedGain(pair) ?? [])
  const changes = pairs.flatMap((pair) => normalizedChange(pair) ?? [])
  return {
    gOfMeans:
      before === null || after === null ? null : normalizedGain({ with: after, without: before }),
    meanOfG: mean(gains),
    nUsed: gains.length,
    nSingular: pairs.length - gains.length,
    meanChangeC: mean(changes),
    nC: changes.length,
  }
}
