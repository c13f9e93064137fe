import { tInterval, tTest } from './interval'
import { dot, indicators, ones, orthonormalBasis, residual, type Column } from './least-squares'
import { DEFAULT_CONF, zeroIfTiny } from './numeric-rules'

export interface AssocFeRegressionInput {
  readonly y: readonly number[]
  readonly x: readonly number[]
  readonly baseline: readonly number[]
  /** Domain of each point; empty means one domain. */
  readonly groups: readonly string[]
  readonly conf?: number
}

export interface AssocFeRegression {
  readonly n: number
  readonly df: number
  readonly bX: number | null
  readonly seOlsX: number | null
  readonly seHc3X: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly p: number | null
  readonly bBaseline: number | null
  /** Points of domains with a single point: they tell nothing about x and are dropped first. */
  readonly nSingletonsDropped: number
}

/**
 * Slope of y on x beside baseline and domain effects, with a heteroscedasticity-robust standard
 * error (HC3), t with n − rank degrees of freedom. A coefficient that the design cannot tell apart
 * is null. Source: MacKinnon & White 1985; Frisch & Waugh 1933.
 */
export function assocFeRegression(input: AssocFeRegressionInput): AssocFeRegression {
  const kept = keptRows(input)
  const pick = <Value>(values: readonly Value[]) => kept.map((row) => values[row]!)
  const n = kept.length
  const y = pick(input.y)
  const x = pick(input.x)
  const baseline = input.baseline.length > 0 ? [pick(input.baseline)] : []
  const domains = input.groups.length > 0 ? indicators(pick(input.groups)) : []
  const fixed = [ones(n), ...domains]
  const basis = orthonormalBasis([...fixed, ...baseline, x])
  const df = n - basis.length
  const own = ownPart(x, [...fixed, ...baseline])
  const bX = own && dot(own, y) / dot(own, own)
  const errors = own && df > 0 ? standardErrors(y, own, basis, df) : { ols: null, hc3: null }
  const ownBaseline = baseline[0] ? ownPart(baseline[0], [...fixed, x]) : null
  return {
    n,
    df,
    bX,
    seOlsX: errors.ols,
    seHc3X: errors.hc3,
    ...tInterval(bX, errors.hc3, df, input.conf ?? DEFAULT_CONF),
    p: tTest(bX, errors.hc3, df).p,
    bBaseline: ownBaseline && dot(ownBaseline, y) / dot(ownBaseline, ownBaseline),
    nSingletonsDropped: input.y.length - n,
  }
}

function keptRows({ y, groups }: AssocFeRegressionInput): number[] {
  const sizes = new Map<string, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const isKept = (row: number) => groups.length === 0 || (sizes.get(groups[row]!) ?? 0) > 1
  return y.map((_, row) => row).filter(isKept)
}

/** The part of a column that the others cannot explain; null when nothing is left. */
function ownPart(column: Column, others: readonly Column[]): Column | null {
  const left = residual(column, orthonormalBasis(others))
  return dot(left, left) > 1e-18 * Math.max(1, dot(column, column)) ? left : null
}

function standardErrors(y: Column, own: Column, basis: readonly Column[], df: number) {
  const errors = residual(y, basis)
  const squares = zeroIfTiny(dot(errors, errors))
  const size = dot(own, own)
  if (squares === 0) return { ols: 0, hc3: 0 }
  let meat = 0
  for (let i = 0; i < y.length; i++) {
    const leverage = basis.reduce((total, unit) => total + unit[i]! ** 2, 0)
    // A point that the design fits exactly has no say about the spread: HC3 divides by 0 there.
    if (leverage > 1 - 1e-9) return { ols: Math.sqrt(squares / df / size), hc3: null }
    meat += ((own[i]! * errors[i]!) / (1 - leverage)) ** 2
  }
  return { ols: Math.sqrt(squares / df / size), hc3: Math.sqrt(meat) / size }
}
