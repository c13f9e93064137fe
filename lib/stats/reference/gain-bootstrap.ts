import { zOf } from '@/lib/stats/interval'
import { normalCdf, normalQuantile } from '@/lib/stats/normal'
import {
  areEqual,
  BOOTSTRAP_DRAWS,
  DEFAULT_CONF,
  DEFAULT_SEED,
  mean,
  quantile,
  sampleSd,
  sum,
} from '@/lib/stats/numeric-rules'
import { makeRandom } from '@/lib/stats/random'

export interface GainBootstrap {
  readonly theta: number | null
  readonly seBoot: number | null
  readonly pctLo: number | null
  readonly pctHi: number | null
  /** Bias and acceleration of BCa; null where all replicates fall on one side. */
  readonly z0: number | null
  readonly a: number | null
  readonly bcaLo: number | null
  readonly bcaHi: number | null
  readonly first5: readonly number[]
}

const UNKNOWN_BCA = { z0: null, a: null, bcaLo: null, bcaHi: null }

/**
 * Bootstrap of the mean difference over tasks: percentile and BCa intervals. The caller sorts tasks
 * by id, so that the same tasks give the same digits. Too narrow below about 20 tasks: there the t
 * interval of `gainPaired` is the one to read.
 * Source: Efron & Tibshirani 1993 ch. 14; Efron 1987.
 */
export function gainBootstrap(input: {
  readonly deltas: readonly number[]
  readonly draws?: number
  readonly seed?: number
  readonly conf?: number
}): GainBootstrap {
  const { deltas, draws = BOOTSTRAP_DRAWS, seed = DEFAULT_SEED, conf = DEFAULT_CONF } = input
  const theta = mean(deltas)
  if (theta === null || deltas.length < 2) {
    return { theta, seBoot: null, pctLo: null, pctHi: null, ...UNKNOWN_BCA, first5: [] }
  }
  const replicates = resampleMeans(deltas, draws, seed)
  const ascending = Float64Array.from(replicates).sort()
  const alpha = 1 - conf
  return {
    theta,
    seBoot: sampleSd(replicates),
    pctLo: quantile(ascending, alpha / 2),
    pctHi: quantile(ascending, 1 - alpha / 2),
    ...bca(deltas, theta, ascending, conf),
    first5: replicates.slice(0, 5),
  }
}

function resampleMeans(deltas: readonly number[], draws: number, seed: number): number[] {
  const random = makeRandom(seed)
  const n = deltas.length
  return Array.from({ length: draws }, () => {
    let total = 0
    for (let j = 0; j < n; j++) total += deltas[random.index(n)]!
    return total / n
  })
}

function bca(
  deltas: readonly number[],
  theta: number,
  replicates: Float64Array,
  conf: number,
): { z0: number | null; a: number | null; bcaLo: number | null; bcaHi: number | null } {
  if (sampleSd(deltas) === 0) return UNKNOWN_BCA
  let below = 0
  for (const value of replicates) below += areEqual(value, theta) ? 0.5 : value < theta ? 1 : 0
  const share = below / replicates.length
  if (!(share > 0 && share < 1)) return UNKNOWN_BCA
  const z0 = normalQuantile(share)
  const a = acceleration(deltas)
  const limit = (z: number) => {
    const shift = z0 + z
    // An infinite z (conf = 1) asks for the furthest replicate.
    const moved = Number.isFinite(shift) ? z0 + shift / (1 - a * shift) : shift
    return quantile(replicates, normalCdf(moved))
  }
  const z = zOf(conf)
  return { z0, a, bcaLo: limit(-z), bcaHi: limit(z) }
}

/** Skewness of the jackknife values, over six. */
function acceleration(deltas: readonly number[]): number {
  const total = sum(deltas)
  const jackknife = deltas.map((delta) => (total - delta) / (deltas.length - 1))
  const centre = sum(jackknife) / jackknife.length
  const u = jackknife.map((value) => centre - value)
  return sum(u.map((value) => value ** 3)) / (6 * sum(u.map((value) => value ** 2)) ** 1.5)
}
