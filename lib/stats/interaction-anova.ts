import { interactionMatrix } from './interaction-matrix'
import { sum, zeroIfTiny } from './numeric-rules'
import { fSf } from './chi-square-and-f'

export interface InteractionAnova {
  readonly f: number | null
  readonly df1: number | null
  readonly df2: number | null
  readonly p: number | null
  /** Greenhouse-Geisser ε and the p that is reported. */
  readonly ggEps: number | null
  readonly pGg: number | null
  readonly ssModel: number | null
  readonly ssTask: number | null
  readonly ssResid: number | null
}

/**
 * Does the gain differ between configurations? Repeated-measures F on task differences, tasks ×
 * configurations without gaps. Null below two of either, and F null when nothing is left over.
 * Source: Greenhouse & Geisser 1959.
 */
export function interactionAnova({
  d,
}: {
  readonly d: readonly (readonly number[])[]
}): InteractionAnova {
  const tasks = d.length
  const configurations = d[0]?.length ?? 0
  if (tasks < 2 || configurations < 2) return UNKNOWN
  const { grand, rowMeans, colMeans, residuals } = interactionMatrix({ values: d })
  const squares = (means: readonly number[]) => sum(means.map((value) => (value - grand!) ** 2))
  const ssModel = tasks * squares(colMeans)
  const ssTask = configurations * squares(rowMeans)
  const ssResid = zeroIfTiny(sum(residuals.flat().map((value) => value ** 2)))
  const df1 = configurations - 1
  const df2 = df1 * (tasks - 1)
  const parts = { df1, df2, ssModel, ssTask, ssResid }
  if (ssResid === 0) return { f: null, p: null, ggEps: null, pGg: null, ...parts }
  const f = ssModel / df1 / (ssResid / df2)
  const ggEps = greenhouseGeisser(residuals, df1)
  return { f, p: fSf(f, df1, df2), ggEps, pGg: fSf(f, df1 * ggEps, df2 * ggEps), ...parts }
}

const UNKNOWN: InteractionAnova = {
  f: null,
  df1: null,
  df2: null,
  p: null,
  ggEps: null,
  pGg: null,
  ssModel: null,
  ssTask: null,
  ssResid: null,
}

/** ε = tr(S)² / (df1 · Σ S²), S the covariance of the double-centred columns. */
function greenhouseGeisser(residuals: readonly (readonly number[])[], df1: number): number {
  const columns = df1 + 1
  let trace = 0
  let squares = 0
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) {
      const s = sum(residuals.map((row) => row[i]! * row[j]!))
      squares += s * s
      if (i === j) trace += s
    }
  }
  return Math.min(1, Math.max(1 / df1, trace ** 2 / (df1 * squares)))
}
