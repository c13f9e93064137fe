import type { SlotCell } from '@/lib/analysis/health/draw-grid'
import { SLOT_STATES, type SlotState } from '@/lib/domain/health'
import { STATE_WORDS } from './health-words'

const WIDTH = 8
const HEIGHT = 11
const STEP = WIDTH + 1

/** Above so many squares a slot is a number. */
export const MOST_SQUARES = 8

/** One square by its state: shape as well as colour, so that grey print tells them apart. */
export function Square({ state, x }: { state: SlotState; x: number }) {
  const box = { x: x + 0.5, y: 0.5, width: WIDTH - 1, height: HEIGHT - 1 }
  switch (state) {
    case 'usable':
      return <rect x={x} width={WIDTH} height={HEIGHT} className="fill-rule" />
    case 'agent_timeout':
    case 'agent_error':
      return (
        <>
          <rect x={x} width={WIDTH} height={HEIGHT} className="fill-rule" />
          <rect
            x={x}
            y={HEIGHT - 4}
            width={state === 'agent_timeout' ? WIDTH : WIDTH / 2}
            height={4}
            className={state === 'agent_timeout' ? 'fill-timeout' : 'fill-fail'}
          />
        </>
      )
    case 'missing_reward':
      return (
        <>
          <rect x={x} width={WIDTH} height={HEIGHT} className="fill-rule" />
          <line
            x1={x + 1.5}
            x2={x + WIDTH - 1.5}
            y1={HEIGHT / 2}
            y2={HEIGHT / 2}
            strokeWidth={1.5}
            className="stroke-ink-2"
          />
        </>
      )
    case 'suspect':
      return (
        <>
          <rect x={x} width={WIDTH} height={HEIGHT} className="fill-hurt" />
          <path
            d={`M${x + WIDTH / 2},2 V6.5 M${x + WIDTH / 2},8 V9.6`}
            strokeWidth={1.6}
            className="stroke-page"
          />
        </>
      )
    case 'infra_error':
      return (
        <>
          <rect x={x} width={WIDTH} height={HEIGHT} className="fill-ink" />
          <path
            d={`M${x},${HEIGHT - 3} L${x + WIDTH},1`}
            strokeWidth={1.5}
            className="stroke-page"
          />
        </>
      )
    case 'excluded':
      return (
        <>
          <rect {...box} fill="none" className="stroke-ink-3" />
          <path
            d={`M${x + 2},3 L${x + WIDTH - 2},${HEIGHT - 3} M${x + WIDTH - 2},3 L${x + 2},${HEIGHT - 3}`}
            className="stroke-ink-2"
          />
        </>
      )
    case 'missing':
      return <rect {...box} fill="none" className="stroke-ink" />
  }
}

const listStates = ({ states }: SlotCell) =>
  SLOT_STATES.flatMap((state) => Array.from({ length: states[state] ?? 0 }, () => state))

/** What a slot holds, in words. */
export const saySlot = ({ states, extra }: SlotCell): string =>
  [
    ...SLOT_STATES.flatMap((state) =>
      states[state] ? `${states[state]} ${STATE_WORDS[state]}` : [],
    ),
    ...(extra > 0 ? [`${extra} more than planned`] : []),
  ].join(', ') || 'never run'

/** Whether a slot holds anything but usable trials, as many as planned. */
export const isWell = ({ states, extra }: SlotCell): boolean =>
  extra === 0 && Object.keys(states).every((state) => state === 'usable')

/** The trials of a slot as squares, the usable first; of many, how many are usable. */
export function SlotSquares({ cell }: { cell: SlotCell }) {
  const states = listStates(cell)
  const { usable = 0 } = cell.states
  if (states.length > MOST_SQUARES)
    return (
      <span className={`font-mono text-2xs ${isWell(cell) ? 'text-ink-3' : 'font-[600] text-ink'}`}>
        {usable}/{states.length}
      </span>
    )
  if (states.length === 0) return <span className="text-ink-3">·</span>
  if (isWell(cell))
    return (
      <span
        role="img"
        title={saySlot(cell)}
        className="squares"
        style={{ width: states.length * STEP - 1 }}
      />
    )
  return (
    <svg
      width={states.length * STEP + (cell.extra > 0 ? 6 : 0)}
      height={HEIGHT}
      role="img"
      className="block"
    >
      <title>{saySlot(cell)}</title>
      {states.map((state, at) => (
        <Square key={at} state={state} x={at * STEP} />
      ))}
      {cell.extra > 0 && (
        <path
          d={`M${states.length * STEP},${HEIGHT / 2}h5 M${states.length * STEP + 2.5},${HEIGHT / 2 - 2.5}v5`}
          className="stroke-ink"
        />
      )}
    </svg>
  )
}
