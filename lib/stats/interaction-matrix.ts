import { mean, sum, zeroIfTiny } from './numeric-rules'

export interface InteractionMatrix {
  readonly grand: number | null
  readonly rowMeans: readonly number[]
  readonly colMeans: readonly number[]
  /** What row and column means do not explain. */
  readonly residuals: readonly (readonly number[])[]
  /** Share of all variation that is interaction; null when nothing varies. */
  readonly interactionShare: number | null
}

/** Double-centred table of complete cells: rows (configurations) × columns (skills or domains). */
export function interactionMatrix(input: {
  readonly values: readonly (readonly number[])[]
}): InteractionMatrix {
  const values = input.values.filter((row) => row.length > 0)
  const grand = mean(values.flat())
  if (grand === null) {
    return { grand, rowMeans: [], colMeans: [], residuals: [], interactionShare: null }
  }
  const rowMeans = values.map((row) => sum(row) / row.length)
  const colMeans = values[0]!.map((_, j) => sum(values.map((row) => row[j]!)) / values.length)
  const residuals = values.map((row, i) =>
    row.map((value, j) => value - rowMeans[i]! - colMeans[j]! + grand),
  )
  const total = zeroIfTiny(sum(values.flat().map((value) => (value - grand) ** 2)))
  const left = sum(residuals.flat().map((value) => value ** 2))
  return {
    grand,
    rowMeans,
    colMeans,
    residuals,
    interactionShare: total === 0 ? null : Math.min(1, left / total),
  }
}
