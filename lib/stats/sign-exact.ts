import { fairBinomial } from './exact-tables'
import { signOf, sum } from './numeric-rules'

export interface SignTest {
  readonly nNeg: number
  readonly nPos: number
  readonly nTie: number
  readonly pTwo: number | null
  /** One-sided: as many negatives, or more. */
  readonly pNeg: number | null
}

/**
 * Exact sign test: agreement across models ("worse in 6 of 7"), and for one trial an arm the exact
 * McNemar test. Ties do not count; only ties: null. Source: Dixon & Mood 1946.
 */
export function signTest({ deltas }: { readonly deltas: readonly number[] }): SignTest {
  const signs = deltas.map(signOf)
  const nNeg = signs.filter((sign) => sign < 0).length
  const nPos = signs.filter((sign) => sign > 0).length
  const n = nNeg + nPos
  const counts = { nNeg, nPos, nTie: signs.length - n }
  if (n === 0) return { ...counts, pTwo: null, pNeg: null }
  const { p } = fairBinomial(n)
  const tail = (atLeast: number) => Math.min(1, sum(p.slice(atLeast)))
  return { ...counts, pTwo: Math.min(1, 2 * tail(Math.max(nNeg, nPos))), pNeg: tail(nNeg) }
}
