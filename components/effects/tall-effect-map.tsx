import { distinctNames } from '@/components/chart/short-name'
import { WIDE } from '@/components/ui/table'
import type { EffectMap } from '@/lib/cells/effects/effect-map'
import type { TestedRow } from '@/lib/cells/effects/say-effects'
import { displayCount, displayRate } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { EffectMapFrame } from './effect-map-frame'
import { edgesOf, EffectCellView, isOneSize, type Edges, type Show } from './effect-cell'
import { EffectDifference } from './effect-difference'

/** Letters of a model: its harness stands beside it on a wide page. */
const MOST_NAME = 40

/** Of the map as it is stored: what is left of a cell there is above it here. */
const turned = ({ left, top }: Edges): Edges => ({ left: top, top: left })

/** The map of many models and few conditions: a model a row, a condition a column, its test at the foot. */
export function TallEffectMap({
  within,
  map,
  show,
  tested,
}: {
  within: string
  map: EffectMap
  show: Show
  tested: readonly TestedRow[]
}) {
  const { rows, columns, baselineRates } = map
  const name = visibleName(map.label || 'All configurations')
  const names = distinctNames(
    columns.map(({ label }) => visibleName(label)),
    MOST_NAME,
  )
  const isTested = rows.some(({ test, flip }) => test !== null || flip !== null)
  return (
    <EffectMapFrame {...{ within, name }} isNamed={map.label !== ''}>
      <thead>
        <tr className="align-bottom">
          <th scope="col" className="pr-3 pb-1">
            Configuration
          </th>
          {baselineRates && (
            <th scope="col" className={`pr-3 pb-1 text-right ${WIDE}`}>
              {visibleName(map.baseline)}, %
            </th>
          )}
          {rows.map(({ key, label, tokens }) => (
            <th key={key} scope="col" className="max-w-[200px] px-1 pb-1 text-center text-ink">
              {visibleName(label)}
              {tokens !== null && (
                <span className="block text-2xs font-normal text-ink-3">
                  {displayCount(Math.round(tokens))} tokens
                </span>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map(({ key, label, note }, column) => (
          <tr key={key}>
            <th
              scope="row"
              className="max-w-[460px] min-w-[136px] border-b pr-3 sm:pr-4 text-left text-sm font-[450] wrap-anywhere text-ink"
            >
              <span title={visibleName(label)}>{names[column]}</span>{' '}
              {note !== null && (
                <span className="font-normal text-ink-3 max-sm:text-2xs">{visibleName(note)}</span>
              )}
              {baselineRates && (
                <span className="block text-2xs font-normal text-ink-3 sm:hidden">
                  {visibleName(map.baseline)} {displayRate(baselineRates[column]!)}
                </span>
              )}
            </th>
            {baselineRates && (
              <td className={`border-b pr-3 text-right text-ink-3 ${WIDE}`}>
                {displayRate(baselineRates[column]!, '')}
              </td>
            )}
            {rows.map((row, at) => (
              <EffectCellView
                key={row.key}
                cell={row.cells[column]!}
                show={show}
                edges={turned(edgesOf(map, at, column, show))}
                hasIntervals={map.nKnown > 0}
                isSame={map.nPerCell !== null || isOneSize(map)}
                isLine
              />
            ))}
          </tr>
        ))}
      </tbody>
      {isTested && (
        <tfoot>
          <tr className="align-top">
            <th scope="row" className="pt-2 pr-4 text-left">
              do they differ?
            </th>
            {baselineRates && <td className={WIDE} />}
            {rows.map((row) => (
              <EffectDifference
                key={row.key}
                row={row}
                tested={tested.find((one) => one.row === row) ?? null}
                className="px-1 pt-2 text-center"
              />
            ))}
          </tr>
        </tfoot>
      )}
    </EffectMapFrame>
  )
}
