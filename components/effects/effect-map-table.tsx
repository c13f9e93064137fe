import type { CSSProperties } from 'react'
import type { EffectCell, EffectMap, EffectRow } from '@/lib/cells/effects/effect-map'
import { isUnlike, sayStatistic, type TestedRow } from '@/lib/cells/effects/say-effects'
import { distinctNames } from '@/components/chart/short-name'
import {
  displayCount,
  displayCounted,
  displayNamedP,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import { sayTasks } from '@/lib/cells/say-tasks'
import { visibleName } from '@/lib/domain/visible-text'
import type { EffectsParams } from '@/lib/url/effects'
import { HATCH, tintOf } from './effect-tint'

type Show = EffectsParams['show']

/** Letters of a column's name: some five lines of a head. */
const MOST_HEAD = 44

/**
 * Conditions by models as a table whose cells are tinted by their gain: hatched where the interval
 * covers zero, bold beyond it, a dotted edge where the sign changes between neighbours.
 */
export function EffectMapTable({
  within,
  map,
  show,
  tested,
}: {
  /** The question of its section: several may have maps of one name. */
  within: string
  map: EffectMap
  show: Show
  /** Rows of the section with a test, each with its q among them. */
  tested: readonly TestedRow[]
}) {
  const isTested = map.rows.some(({ test, flip }) => test !== null || flip !== null)
  const hasTokens = map.rows.some(({ tokens }) => tokens !== null)
  const name = visibleName(map.label || 'All configurations')
  const heads = distinctNames(
    map.columns.map(({ label }) => visibleName(label)),
    MOST_HEAD,
  )
  return (
    <div
      role="region"
      tabIndex={0}
      aria-label={`${within} ${name}, to be scrolled sideways`}
      className="relative max-w-full scroll-x pb-1"
    >
      <table className="border-separate border-spacing-0 text-center">
        <caption className="pb-1 text-left text-xs font-[620] text-ink">
          {map.label === '' ? <span className="sr-only">{name}</span> : name}
        </caption>
        <thead>
          <tr className="align-bottom">
            <th scope="col" className="sticky left-0 z-10 bg-page pr-3 pb-1">
              {map.rows.length > 0 && 'against'}{' '}
              <span className="font-[600] text-ink">{visibleName(map.baseline)}</span>
            </th>
            {hasTokens && (
              <th scope="col" className="pr-3 pb-1 text-right">
                tokens
              </th>
            )}
            {map.columns.map(({ key, label, note }, at) => (
              <th
                key={key}
                scope="col"
                className="max-w-[112px] min-w-[84px] px-1 pb-1 text-center font-[600] wrap-anywhere text-ink"
              >
                <span title={visibleName(label)}>{heads[at]}</span>
                {note !== null && (
                  <span className="block text-2xs font-normal text-ink-3">{visibleName(note)}</span>
                )}
              </th>
            ))}
            {isTested && (
              <th scope="col" className="pb-1 pl-3 text-left whitespace-nowrap">
                do they differ?
              </th>
            )}
          </tr>
          {map.baselineRates && <BaselineRow map={map} hasTokens={hasTokens} isTested={isTested} />}
        </thead>
        <tbody>
          {map.rows.map((row, at) => (
            <tr key={row.key}>
              <th
                scope="row"
                className="sticky left-0 z-10 max-w-[190px] min-w-[92px] bg-page py-1 pr-3 text-left text-sm font-normal wrap-break-word text-ink max-sm:max-w-[120px]"
              >
                {visibleName(row.label)}
              </th>
              {hasTokens && (
                <td className="pr-3 text-right text-xs text-ink-3">{displayCount(rounded(row))}</td>
              )}
              {row.cells.map((cell, column) => (
                <Cell
                  key={map.columns[column]!.key}
                  cell={cell}
                  show={show}
                  edges={edgesOf(map, at, column, show)}
                  hasIntervals={map.nKnown > 0}
                  isSame={map.nPerCell !== null || isOneSize(map)}
                />
              ))}
              {isTested && (
                <TestCell row={row} tested={tested.find((one) => one.row === row) ?? null} />
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const rounded = ({ tokens }: EffectRow) => (tokens === null ? null : Math.round(tokens))

/** Whether every cell rests on as many tasks, so that it is said once. */
export const isOneSize = (map: EffectMap): boolean =>
  new Set(map.rows.flatMap(({ cells }) => cells.flatMap(({ nTasks }) => nTasks ?? []))).size <= 1

function BaselineRow({
  map,
  hasTokens,
  isTested,
}: {
  map: EffectMap
  hasTokens: boolean
  isTested: boolean
}) {
  return (
    <tr className="text-xs text-ink-3">
      <th scope="row" className="sticky left-0 z-10 bg-page pr-3 pb-[6px] font-normal">
        its rate, %
      </th>
      {hasTokens && (
        <td className="pr-3 pb-[6px] text-right">
          {displayCount(map.baselineTokens === null ? null : Math.round(map.baselineTokens))}
        </td>
      )}
      {map.baselineRates?.map((rate, at) => (
        <td key={map.columns[at]!.key} className="pb-[6px]">
          {displayRate(rate, '')}
        </td>
      ))}
      {isTested && <td />}
    </tr>
  )
}

interface Edges {
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
const edgesOf = ({ rows }: EffectMap, row: number, column: number, show: Show): Edges => {
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

function Cell({
  cell,
  show,
  edges,
  isSame,
  hasIntervals,
}: {
  cell: EffectCell
  show: Show
  edges: Edges
  isSame: boolean
  /** Some cell of the map has one. */
  hasIntervals: boolean
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
      className="px-1 py-[5px] leading-[17px] text-ink"
    >
      <span className={cell.isBeyond && show === 'gain' ? 'font-[680]' : ''}>
        {displayPoints(value)}
      </span>
      {show === 'gain' && cell.gain !== null && (
        <span className="block text-2xs whitespace-nowrap">
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

const FLIP_WORDS = {
  within_noise: 'sign changes, within noise',
  suggested: 'sign changes, one side beyond noise',
  established: 'sign changes, both sides beyond noise',
  untested: 'sign changes, no interval',
}

const FLIP_TITLES = {
  within_noise: 'The sign changes along this row; no two cells of opposite sign are beyond noise.',
  suggested: 'The sign changes along this row, with one of the two sides beyond noise.',
  established: 'The sign changes along this row, with both sides beyond noise.',
  untested: 'The sign changes along this row; no interval says how surely.',
}

function TestCell({ row: { flip }, tested }: { row: EffectRow; tested: TestedRow | null }) {
  return (
    <td
      title={flip ? FLIP_TITLES[flip] : undefined}
      className="max-w-[140px] min-w-[100px] pl-3 lg:max-w-[190px] text-left text-2xs leading-[14px] text-ink-3"
    >
      {tested && (
        <>
          <span className={`block ${isUnlike(tested) ? 'font-[620] text-ink' : ''}`}>
            {isUnlike(tested) ? 'yes, ' : 'not shown, '}
            {displayNamedP('q', tested.q)}
          </span>
          <span className="block">
            {displayNamedP('p', tested.test.p)}, {sayStatistic(tested.test)}
          </span>
        </>
      )}
      {flip && <span className="block">{FLIP_WORDS[flip]}</span>}
    </td>
  )
}
