import { isAtLeast, isAtMost } from './numeric-rules'

export type HarmLabelName = 'no_data' | 'not_worse' | 'strong' | 'suggestive' | 'within_noise'

export interface HarmLabelInput {
  readonly delta: number | null
  readonly p: number | null
  /** p after Benjamini-Hochberg over all tasks of the comparison. */
  readonly q: number | null
  /** From `harmJeffreys`; null for a row pooled over configurations. */
  readonly pHarm: number | null
  readonly n1: number
  readonly n0: number
}

/** How sure a drop is: first rule that matches. Decision rule of docs/statistics.md. */
export function harmLabel(input: HarmLabelInput): { readonly label: HarmLabelName } {
  const { delta, p, q, pHarm, n1, n0 } = input
  if (!(n1 > 0) || !(n0 > 0) || delta === null) return { label: 'no_data' }
  if (isAtLeast(delta, 0)) return { label: 'not_worse' }
  if (q !== null && isAtMost(q, 0.05)) return { label: 'strong' }
  if (p !== null && isAtMost(p, 0.05)) return { label: 'suggestive' }
  return { label: pHarm !== null && isAtLeast(pHarm, 0.95) ? 'suggestive' : 'within_noise' }
}
