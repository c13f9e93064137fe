import { HATCH, tintOf } from '@/components/effects/effect-tint'
import type { PrintedTiming, TimingCell } from '@/lib/cells/timing/printed-timing'
import { displayPoints, displayPointsInterval, displayRate, displayTokens } from '@/lib/display'
import { FEEDBACK_LABELS, TIMING_LABELS } from '@/lib/domain/timing'
import { visibleName } from '@/lib/domain/visible-text'
import { hasSuccess, isBeyondNoise } from './timing-words'

/** Authors by ways of writing: tint is the gain over the same author's first way of writing before. */
export function TimingMatrix({ timing }: { timing: PrintedTiming }) {
  const { arms, rows, means, base } = timing
  const isOpen = !hasSuccess(timing)
  return (
    <div
      role="region"
      tabIndex={0}
      aria-label="Author models by ways of writing, to be scrolled sideways"
      className="max-w-full scroll-x pb-1"
    >
      <table className="border-separate border-spacing-[2px] text-center">
        <caption className="sr-only">{visibleName(timing.title)}</caption>
        <thead>
          <tr className="align-bottom">
            <th scope="col" className="sticky left-0 z-10 bg-page pr-3 pb-1 text-left">
              author model
            </th>
            {arms.map(({ key, label, timing: when, feedback }) => (
              <th
                key={key}
                scope="col"
                className="max-w-[124px] min-w-[104px] px-1 pb-1 text-center"
              >
                <span className="block font-[600] text-ink">{visibleName(label)}</span>
                <span className="block text-2xs font-normal text-ink-3">{TIMING_LABELS[when]}</span>
                <span className="block text-2xs font-normal text-ink-3">
                  {FEEDBACK_LABELS[feedback]}
                </span>
              </th>
            ))}
            {isOpen && (
              <th scope="col" className="max-w-[124px] min-w-[110px] px-1 pb-1 text-center">
                <span className="block font-[600] text-ink">own success</span>
                <span className="block text-2xs font-normal text-ink-3">
                  {TIMING_LABELS.after_success}
                </span>
                <span className="block text-2xs font-normal text-ink-3">the claim</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ author, cells }, index) => (
            <tr key={author}>
              <th
                scope="row"
                className="sticky left-0 z-10 max-w-[150px] min-w-[84px] bg-page pr-3 text-left font-normal wrap-break-word text-ink"
              >
                {visibleName(author)}
              </th>
              {cells.map((cell, arm) => (
                <Cell key={arms[arm]!.key} cell={cell} isBase={arm === base} />
              ))}
              {isOpen && index === 0 && <NobodyMeasured nRows={rows.length} />}
            </tr>
          ))}
          <tr>
            <th scope="row" className="sticky left-0 z-10 bg-page pt-2 pr-3 text-left text-ink">
              mean of {rows.length}
            </th>
            {means.map(({ gain, low, high, rate, tokens }, arm) => (
              <td key={arms[arm]!.key} className="pt-2">
                <span className={`block ${isBeyondNoise({ low, high }) ? 'font-[680]' : ''}`}>
                  {arm === base ? displayRate(rate, '') : displayPoints(gain)}
                </span>
                <span className="block text-2xs text-ink-2">
                  {arm === base ? '' : displayPointsInterval(low, high)}
                </span>
                <span className="block text-2xs text-ink-2">
                  {arm !== base && `${displayRate(rate)} · `}
                  {tokens !== null && displayTokens(tokens)}
                </span>
              </td>
            ))}
            {isOpen && <td />}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

const NobodyMeasured = ({ nRows }: { nRows: number }) => (
  <td
    rowSpan={nRows}
    className="max-w-[130px] border border-dashed border-rule-strong px-2 text-xs text-ink-2"
  >
    no figures exist: nobody measured it. Trials imported as <code>generated_after: success</code>{' '}
    would fill this.
  </td>
)

function Cell({ cell, isBase }: { cell: TimingCell; isBase: boolean }) {
  const { rate, gain, low, high } = cell
  if (isBase) return <td className="border px-1 py-[5px]">{displayRate(rate, '')}</td>
  const isBeyond = isBeyondNoise(cell)
  return (
    <td
      style={{ ...tintOf(gain), ...(isBeyond || gain === null ? {} : HATCH) }}
      className="px-1 py-[5px] leading-[17px] text-ink"
    >
      <span className={isBeyond ? 'font-[680]' : ''}>{displayPoints(gain)}</span>
      <span className="block text-2xs whitespace-nowrap">
        {low === null ? 'no interval' : displayPointsInterval(low, high)}
        {isBeyond && <span className="sr-only">, beyond noise</span>}
      </span>
      <span className="block text-2xs">{displayRate(rate)}</span>
    </td>
  )
}
