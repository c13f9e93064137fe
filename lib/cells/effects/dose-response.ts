import type { EffectCell, EffectMap } from './effect-map'

interface DosePoint {
  readonly arm: string
  readonly tokens: number
  readonly rate: number
}

export interface DoseLine {
  readonly column: string
  readonly points: readonly DosePoint[]
  /** Which way its largest gain beyond noise goes; null: none is. */
  readonly beyond: 'help' | 'hurt' | null
}

/** Tokens of skill text against the share solved, one line a model. */
export interface DoseResponse {
  readonly label: string
  readonly lines: readonly DoseLine[]
}

function beyondOf(cells: readonly EffectCell[]): DoseLine['beyond'] {
  const [largest] = cells
    .filter(({ isBeyond }) => isBeyond)
    .sort((a, b) => Math.abs(b.gain!) - Math.abs(a.gain!))
  return largest ? (largest.gain! > 0 ? 'help' : 'hurt') : null
}

/** The lines of a map whose conditions say how much text they have; null below three sizes. */
export function doseOf(map: EffectMap): DoseResponse | null {
  const { columns, rows, baseline, baselineRates, baselineTokens } = map
  const sizes = new Set([baselineTokens, ...rows.map(({ tokens }) => tokens)])
  sizes.delete(null)
  if (sizes.size < 3) return null
  const lines = columns.flatMap(({ label, note, isMean }, at) => {
    if (isMean) return []
    const arms = [
      { arm: baseline, tokens: baselineTokens, rate: baselineRates?.[at] ?? null },
      ...rows.map((row) => ({ arm: row.label, tokens: row.tokens, rate: row.cells[at]!.rate })),
    ]
    const points = arms.flatMap(({ arm, tokens, rate }) =>
      tokens === null || rate === null ? [] : [{ arm, tokens, rate }],
    )
    return [
      {
        column: note === null ? label : `${label} · ${note}`,
        points: points.sort((a, b) => a.tokens - b.tokens),
        beyond: beyondOf(rows.map(({ cells }) => cells[at]!)),
      },
    ]
  })
  return { label: map.label, lines: lines.filter(({ points }) => points.length > 1) }
}
