import type { EffectMap, EffectRow } from '@/lib/cells/effects/effect-map'
import type { TestedRow } from '@/lib/cells/effects/say-effects'
import { distinctNames } from '@/components/chart/short-name'
import { displayCount, displayRate } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { EffectMapFrame } from './effect-map-frame'
import { edgesOf, EffectCellView, isOneSize, type Show } from './effect-cell'
import { EffectDifference } from './effect-difference'
import { TallEffectMap } from './tall-effect-map'

/** Letters of a column's name: some five lines of a head. */
const MOST_HEAD = 44

interface MapProps {
  /** The question of its section: several may have maps of one name. */
  readonly within: string
  readonly map: EffectMap
  readonly show: Show
  /** Rows of the section with a test, each with its q among them. */
  readonly tested: readonly TestedRow[]
}

/** More models than a page has columns for stand one a row, if conditions are few: each takes more room there. */
const MOST_COLUMNS = 9
const MOST_TURNED = 4
const isTall = ({ columns, rows }: EffectMap) =>
  columns.length > MOST_COLUMNS && rows.length <= MOST_TURNED

export const EffectMapTable = (props: MapProps) =>
  isTall(props.map) ? <TallEffectMap {...props} /> : <WideEffectMap {...props} />

/**
 * Conditions by models as a table whose cells are tinted by their gain: hatched where the interval
 * covers zero, bold beyond it, a dotted edge where the sign changes between neighbours.
 */
function WideEffectMap({ within, map, show, tested }: MapProps) {
  const isTested = map.rows.some(({ test, flip }) => test !== null || flip !== null)
  const hasTokens = map.rows.some(({ tokens }) => tokens !== null)
  const name = visibleName(map.label || 'All configurations')
  const heads = distinctNames(
    map.columns.map(({ label }) => visibleName(label)),
    MOST_HEAD,
  )
  return (
    <EffectMapFrame {...{ within, name }} isNamed={map.label !== ''}>
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
              <EffectCellView
                key={map.columns[column]!.key}
                cell={cell}
                show={show}
                edges={edgesOf(map, at, column, show)}
                hasIntervals={map.nKnown > 0}
                isSame={map.nPerCell !== null || isOneSize(map)}
              />
            ))}
            {isTested && (
              <EffectDifference
                row={row}
                tested={tested.find((one) => one.row === row) ?? null}
                className="max-w-[190px] min-w-[180px] pl-3 text-left"
              />
            )}
          </tr>
        ))}
      </tbody>
    </EffectMapFrame>
  )
}

const rounded = ({ tokens }: EffectRow) => (tokens === null ? null : Math.round(tokens))

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
