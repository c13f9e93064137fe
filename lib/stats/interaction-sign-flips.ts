import { isAbove, isBelow, signOf } from './numeric-rules'

export interface ModelEffect {
  readonly model: string
  readonly d: number | null
  readonly lo: number | null
  readonly hi: number | null
}

export interface SignFlip {
  readonly a: string
  readonly b: string
  /** Both intervals exclude 0, one does, none does. */
  readonly label: 'established' | 'suggested' | 'within_noise'
}

const LABELS = ['within_noise', 'suggested', 'established'] as const

/** Pairs of models with effects of opposite sign, in the order given, and how sure the flip is. */
export function interactionSignFlips({ effects }: { readonly effects: readonly ModelEffect[] }): {
  readonly flips: readonly SignFlip[]
} {
  const flips = effects.flatMap((a, i) =>
    effects.slice(i + 1).flatMap((b): SignFlip[] => {
      if (a.d === null || b.d === null || signOf(a.d) * signOf(b.d) >= 0) return []
      const sure = [a, b].filter(excludesZero).length
      return [{ a: a.model, b: b.model, label: LABELS[sure]! }]
    }),
  )
  return { flips }
}

/** True when the whole interval lies on one side of 0. */
export const excludesZero = ({ lo, hi }: { lo: number | null; hi: number | null }): boolean =>
  (lo !== null && isAbove(lo, 0)) || (hi !== null && isBelow(hi, 0))
