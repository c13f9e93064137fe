import type { EffectMap } from './effect-map'

/** The row of another map with the same columns whose rates are those of this map's baseline. */
function rowLike(map: EffectMap, others: readonly EffectMap[]) {
  const labels = JSON.stringify(map.columns.map(({ label }) => label))
  const rates = JSON.stringify(map.baselineRates)
  return others.flatMap((other) =>
    other.nPerCell === null ||
    other.id === map.id ||
    JSON.stringify(other.columns.map(({ label }) => label)) !== labels
      ? []
      : other.rows
          .filter(({ cells }) => JSON.stringify(cells.map(({ rate }) => rate)) === rates)
          .map((row) => ({ label: row.label, map: other.label, n: other.nPerCell! })),
  )[0]
}

/**
 * Where a table without n has for its whole what another table prints with n, that: `; its full are the
 * cells of MASA, ALFWorld, n = 140`; '' where none does.
 */
export function saySameCells(maps: readonly EffectMap[], all: readonly EffectMap[]): string {
  const found = maps.flatMap((map) => rowLike(map, all) ?? [])
  if (found.length === 0) return ''
  const named = found.map(({ label, map, n }) => `${label} in ${map}, n = ${n}`)
  return `; its “${maps[0]!.baseline}” cells are those of ${named.join(', and of ')}, above`
}
