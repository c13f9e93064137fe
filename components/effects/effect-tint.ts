import type { CSSProperties } from 'react'

/** A gain of so much has the full tint; the same on every page, so that maps can be compared. */
export const FULL_TINT = 0.25
/** How much of the hue the fullest cell has: text stays readable on it in both themes. */
const MOST = 52

/** The ground of a cell: blue above zero, red below, the more the further; grey where unknown. */
export function tintOf(value: number | null): CSSProperties {
  if (value === null) return {}
  const share = Math.round(Math.min(1, Math.abs(value) / FULL_TINT) * MOST)
  const hue = value < 0 ? '--hurt' : '--help'
  return { backgroundColor: `color-mix(in srgb, var(${hue}) ${share}%, var(--sunk))` }
}

/** Fine lines over a cell whose interval covers zero. */
export const HATCH: CSSProperties = {
  backgroundImage:
    'repeating-linear-gradient(135deg, transparent 0 4px, color-mix(in srgb, var(--page) 75%, transparent) 4px 5px)',
}
