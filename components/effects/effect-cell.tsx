import type { CSSProperties } from 'react'
import type { EffectCell, EffectMap } from '@/lib/cells/effects/effect-map'
import { displayCounted, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { sayTasks } from '@/lib/cells/say-tasks'
import type { EffectsParams } from '@/lib/url/effects'
import { HATCH, tintOf } from './effect-tint'

/** Whether every cell rests on as many tasks, so that it is said once. */
export const isOneSize = (map: EffectMap): boolean =>
  new Set(map.rows.flatMap(({ cells }) => cells.flatMap(({ nTasks }) => nTasks ?? []))).size <= 1

export type Show = EffectsParams['show']

/** Where the sign changes between a cell and a neighbour, and whether beyond noise. */
export interface Edges {
  readonly left: 'flip' | 'sure' | null
  readonly top: 'flip' | 'sure' | null
}

const shownValue = (cell: EffectCell, show: Show) => (show === 'gain' ? cell.gain : cell.residual)

function edgeBetween(a: EffectCell | undefined, b: EffectCell, show: Show): Edges['left'] {
  const [one, two] = [a ? shownValue(a, show) : null, shownValue(b, show)]
  if (one === null || two === null || one * two >= 0) return null
  return show === 'gain' && a?.isBeyond && b.isBeyond ? 'sure' : 'flip'
}

/** Where the sign changes between a cell and its neighbours to the left and above. */
export const edgesOf = ({ rows }: EffectMap, row: number, column: number, show: Show): Edges => {
  const cell = rows[row]!.cells[column]!
  return {
    left: edgeBetween(rows[row]!.cells[column - 1], cell, show),
    top: edgeBetween(rows[row - 1]?.cells[column], cell, show),
  }
}

// A dashed frame reads as a selection; dots and grey do not.
const EDGE = { flip: '2px dotted var(--ink-3)', sure: '2px solid var(--ink)' }

const edgeStyle = ({ left, top }: Edges): CSSProperties => ({
  backgroundClip: 'padding-box',
  borderLeft: left ? EDGE[left] : '2px solid var(--page)',
  borderTop: top ? EDGE[top] : '2px solid var(--page)',
})

/** A gain, tinted by its size: bold beyond noise, hatched where its interval covers 0. */
export function EffectCellView({
  cell,
  show,
  edges,
  isSame,
  hasIntervals,
  isLine = false,
}: {
  cell: EffectCell
  show: Show
  edges: Edges
  isSame: boolean
  /** Some cell of the map has one. */
  hasIntervals: boolean
  /** Gain and interval in one line, for maps of many rows. */
  isLine?: boolean
}) {
  const value = shownValue(cell, show)
  const isHatched = show === 'gain' && cell.isBeyond === false
  const { baseline, rate, low, high, nTasks, nTrials } = cell
  const rests = [
    `${displayRate(baseline)} → ${displayRate(rate)}`,
    ...(nTasks === null ? [] : [sayTasks({ ...cell, nTasks })]),
    ...(nTrials === null ? [] : [displayCounted(nTrials, 'attempt')]),
  ].join(' · ')
  return (
    <td
      title={cell.gain === null ? 'no result in both conditions' : rests}
      style={{ ...edgeStyle(edges), ...tintOf(value), ...(isHatched ? HATCH : {}) }}
      className={`px-1 leading-[17px] text-ink ${isLine ? 'py-[3px] sm:px-3 sm:whitespace-nowrap' : 'py-[5px]'}`}
    >
      <span className={cell.isBeyond && show === 'gain' ? 'font-[680]' : ''}>
        {displayPoints(value)}
      </span>
      {show === 'gain' && cell.gain !== null && (
        <span className={`text-2xs whitespace-nowrap ${isLine ? 'max-sm:block sm:ml-2' : 'block'}`}>
          {low === null ? hasIntervals && 'no interval' : displayPointsInterval(low, high)}
          {cell.isBeyond && <span className="sr-only">, beyond noise</span>}
        </span>
      )}
      {!isSame && nTasks !== null && (
        <span className="block text-2xs">{sayTasks({ ...cell, nTasks })}</span>
      )}
    </td>
  )
}
