import type { RoundGroup, RoundSeries } from '@/lib/domain/round'

/** What of a line came after rounds that added no text. */
export interface RetestedRise {
  readonly name: string
  /** How far the line grew by itself, from its first reading to its last. */
  readonly grown: number
  /** How far its best rose after such rounds, and how much of that it still has. */
  readonly won: number
  readonly kept: number
}

/**
 * The lines of a group that rose after a retest. A rise is kept as far as the last reading lies above the
 * best that stood before it: what was lost again needs no explanation in the net.
 */
export const retestedRises = ({ series, isBestSoFar }: RoundGroup): RetestedRise[] =>
  series.flatMap((one) => riseOf(one, isBestSoFar) ?? [])

function riseOf({ name, points, changes, growth }: RoundSeries, isBestSoFar: boolean) {
  const line = points
    .map(({ raw, best }) => (isBestSoFar ? best : raw))
    .filter((value) => value !== null)
  if (growth === null || line.length < 2) return null
  const last = line.at(-1)!
  const parts = changes.flatMap(({ cause, rise }, index) => {
    const before = points[index]!.best
    if (cause !== 'retest' || rise === null || rise <= 0 || before === null) return []
    return [{ won: rise, kept: Math.min(rise, Math.max(0, last - before)) }]
  })
  if (parts.length === 0) return null
  return {
    ...{ name, grown: last - line[0]! },
    won: parts.reduce((sum, { won }) => sum + won, 0),
    kept: parts.reduce((sum, { kept }) => sum + kept, 0),
  }
}

/** All rises of a group's lines in points, and those that came with new text. */
export function sumRises({ series }: RoundGroup) {
  const rises = series
    .flatMap(({ changes }) => changes)
    .filter(({ rise }) => rise !== null && rise > 0)
  const sum = (of: typeof rises) => of.reduce((total, { rise }) => total + rise!, 0)
  return { all: sum(rises), newText: sum(rises.filter(({ cause }) => cause === 'new_text')) }
}
