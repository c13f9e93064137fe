/**
 * Local linear fit with tricube weights of the q = ⌊n·span + 1e-5⌋ nearest points, without
 * robustness steps, at each point of `at`. A guide to the eye, never with a band. Null where no
 * point has weight. O(n·|at|). Source: Cleveland 1979.
 */
export function assocLoess(input: {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly span: number
  readonly at: readonly number[]
}): { readonly fit: readonly (number | null)[] } {
  const n = Math.min(input.x.length, input.y.length)
  const nearest = Math.min(n, Math.floor(n * input.span + 1e-5))
  return { fit: input.at.map((at) => fitAt(input.x.slice(0, n), input.y, nearest, at)) }
}

function fitAt(
  x: readonly number[],
  y: readonly number[],
  nearest: number,
  at: number,
): number | null {
  const distances = x.map((value) => Math.abs(value - at))
  const width = nearest < 1 ? 0 : distances.toSorted((a, b) => a - b)[nearest - 1]!
  const weights = distances.map((d) => (d < width ? (1 - (d / width) ** 3) ** 3 : 0))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) return null
  const average = (values: readonly number[]) =>
    weights.reduce((sum, weight, i) => sum + weight * values[i]!, 0) / total
  const meanX = average(x)
  const meanY = average(y)
  const xx = average(x.map((value) => (value - meanX) ** 2))
  const xy = average(x.map((value, i) => (value - meanX) * (y[i]! - meanY)))
  // One distinct x carries no slope.
  return xx <= 1e-12 * width * width ? meanY : meanY + (xy / xx) * (at - meanX)
}
