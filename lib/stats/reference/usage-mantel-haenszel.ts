import { zInterval } from '@/lib/stats/interval'
import { DEFAULT_CONF, sum } from '@/lib/stats/numeric-rules'
import { chi2Sf } from '@/lib/stats/chi-square-and-f'

/** Of one task: used and passed, used and failed, unused and passed, unused and failed. */
export type UsageStratum = readonly [a: number, b: number, c: number, d: number]

export interface UsageMantelHaenszel {
  readonly nStrata: number
  /** Strata with trials that used the skill and trials that did not. */
  readonly nWithBoth: number
  /** Strata that tell something; tasks always or never used say nothing. */
  readonly nInformative: number
  /** Infinity when no trial failed with use and none passed without. */
  readonly orMh: number | null
  readonly logSe: number | null
  readonly orLo: number | null
  readonly orHi: number | null
  readonly chi2: number | null
  readonly p: number | null
  readonly chi2Cc: number | null
  readonly pCc: number | null
  /** Risk difference: the default display. */
  readonly rdMh: number | null
  readonly rdSe: number | null
  readonly rdLo: number | null
  readonly rdHi: number | null
}

/** A stratum with its margins: n1 used, n0 unused, m1 passed, m0 failed. */
function margins([a, b, c, d]: UsageStratum) {
  return { a, b, c, d, n1: a + b, n0: c + d, m1: a + c, m0: b + d, n: a + b + c + d }
}
type Stratum = ReturnType<typeof margins>

/**
 * Association of skill use with success within strata (tasks): Mantel-Haenszel odds ratio and risk
 * difference. Observational: "associated with", never "raised". Strata without both rows are skipped.
 * Source: Mantel & Haenszel 1959; Robins, Breslow & Greenland 1986; Sato, Greenland & Robins 1989.
 */
export function usageMantelHaenszel(input: {
  readonly strata: readonly UsageStratum[]
  readonly conf?: number
}): UsageMantelHaenszel {
  const { conf = DEFAULT_CONF } = input
  const strata = input.strata.map(margins).filter(({ n1, n0 }) => n1 > 0 && n0 > 0)
  return {
    nStrata: input.strata.length,
    nWithBoth: strata.length,
    nInformative: strata.filter((stratum) => variance(stratum) > 0).length,
    ...oddsRatio(strata, conf),
    ...chiSquare(strata),
    ...riskDifference(strata, conf),
  }
}

const variance = ({ n1, n0, m1, m0, n }: Stratum) => (n1 * n0 * m1 * m0) / (n * n * (n - 1))

function oddsRatio(strata: readonly Stratum[], conf: number) {
  const r = strata.map(({ a, d, n }) => (a * d) / n)
  const s = strata.map(({ b, c, n }) => (b * c) / n)
  const sumR = sum(r)
  const sumS = sum(s)
  if (sumR === 0 || sumS === 0) {
    const orMh = sumR > 0 ? Infinity : sumS > 0 ? 0 : null
    return { orMh, logSe: null, orLo: null, orHi: null }
  }
  const p = strata.map(({ a, d, n }) => (a + d) / n)
  const q = strata.map(({ b, c, n }) => (b + c) / n)
  const mix = (x: readonly number[], y: readonly number[]) => sum(x.map((v, i) => v * y[i]!))
  const logSe = Math.sqrt(
    mix(p, r) / (2 * sumR ** 2) +
      (mix(p, s) + mix(q, r)) / (2 * sumR * sumS) +
      mix(q, s) / (2 * sumS ** 2),
  )
  const log = zInterval(Math.log(sumR / sumS), logSe, conf)
  return { orMh: sumR / sumS, logSe, orLo: Math.exp(log.lo!), orHi: Math.exp(log.hi!) }
}

function chiSquare(strata: readonly Stratum[]) {
  const total = sum(strata.map(variance))
  if (!(total > 0)) return { chi2: null, p: null, chi2Cc: null, pCc: null }
  const distance = Math.abs(sum(strata.map(({ a, n1, m1, n }) => a - (n1 * m1) / n)))
  const chi2 = distance ** 2 / total
  const chi2Cc = Math.max(0, distance - 0.5) ** 2 / total
  return { chi2, p: chi2Sf(chi2, 1), chi2Cc, pCc: chi2Sf(chi2Cc, 1) }
}

function riskDifference(strata: readonly Stratum[], conf: number) {
  const weight = sum(strata.map(({ n1, n0, n }) => (n1 * n0) / n))
  if (!(weight > 0)) return { rdMh: null, rdSe: null, rdLo: null, rdHi: null }
  const rdMh = sum(strata.map(({ a, c, n1, n0, n }) => (a * n0 - c * n1) / n)) / weight
  const p = sum(
    strata.map(
      ({ a, c, n1, n0, n }) => (n1 ** 2 * c - n0 ** 2 * a + (n1 * n0 * (n0 - n1)) / 2) / n ** 2,
    ),
  )
  const q = sum(strata.map(({ a, c, n1, n0, n }) => (a * (n0 - c) + c * (n1 - a)) / (2 * n)))
  const square = (rdMh * p + q) / weight ** 2
  const rdSe = square <= 1e-12 ? 0 : Math.sqrt(square)
  const { lo, hi } = zInterval(rdMh, rdSe, conf)
  return { rdMh, rdSe, rdLo: lo, rdHi: hi }
}
