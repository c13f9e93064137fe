import { areEqual, compareIds } from './numeric-rules'

export interface ParetoPoint {
  readonly id: string
  /** Null leaves the point out. */
  readonly cost: number | null
  readonly score: number | null
}

/**
 * Points that no other beats: none costs at most as much and scores at least as high with one of
 * both strict. Duplicates both stay. Order: cost up, score down, id.
 */
export function costPareto({ points }: { readonly points: readonly ParetoPoint[] }): {
  readonly front: readonly string[]
} {
  const known = points
    .flatMap(({ id, cost, score }) => (cost == null || score == null ? [] : [{ id, cost, score }]))
    .sort((a, b) => compare(a.cost, b.cost) || compare(b.score, a.score) || compareIds(a.id, b.id))
  const front: typeof known = []
  for (const point of known) {
    const last = front.at(-1)
    const isDuplicate =
      last !== undefined && areEqual(last.cost, point.cost) && areEqual(last.score, point.score)
    const scoresHigher =
      last === undefined || (point.score > last.score && !areEqual(point.score, last.score))
    if (isDuplicate || scoresHigher) front.push(point)
  }
  return { front: front.map((point) => point.id) }
}

const compare = (a: number, b: number) => (areEqual(a, b) ? 0 : a - b)
