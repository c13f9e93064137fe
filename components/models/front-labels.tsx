import { placeLabels } from '@/components/chart/place-labels'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import { visibleName } from '@/lib/domain/visible-text'

type Point = ModelsView['points'][number]
type Spot = { readonly x: number; readonly y: number }

const LINE = 13
/** Wider than most letters of this size, so that a text is rather given too much room. */
const LETTER = 6

interface FrontLabelsProps {
  readonly front: readonly Point[]
  readonly drawn: readonly Point[]
  readonly place: (point: Point) => Spot
  readonly y: (rate: number) => number
  readonly frame: { left: number; right: number; top: number; bottom: number; width: number }
}

/** Names of the front beside their points, clear of all others; a thin line leads to one further off. */
export function FrontLabels({ front, drawn, place, y, frame }: FrontLabelsProps) {
  const isWide = frame.width > 400
  const placed = placeLabels(
    front.map((arm) => ({ arm, ...place(arm), ...sizeOf(arm, isWide) })),
    {
      marks: drawn.map(place).map((at) => ({ x: at.x - 6, y: at.y - 6, width: 12, height: 12 })),
      lines: [
        ...drawn.flatMap((point) => intervalOf(point, place(point).x, y)),
        ...lineThrough(front.map(place)),
      ],
      frame: {
        x: frame.left,
        y: frame.top - 8,
        width: frame.width - frame.left,
        height: frame.bottom - frame.top + 8,
      },
    },
  )
  return (
    <g fontSize={11} fill="var(--ink)" stroke="var(--page)" strokeWidth={3} paintOrder="stroke">
      {placed.map(({ of: { arm, width, x: pointX, y: pointY }, x, y: top, isFar }) => (
        <g key={`${arm.configuration} ${arm.condition}`}>
          {isFar && (
            <line
              x1={pointX}
              y1={pointY}
              x2={Math.max(x, Math.min(pointX, x + width))}
              y2={Math.max(top, Math.min(pointY, top + 2 * LINE))}
              stroke="var(--ink-3)"
              strokeWidth={0.75}
            />
          )}
          <text x={x + 1} y={top + LINE - 3}>
            {visibleName(arm.model ?? arm.configuration)}
            {isWide && arm.harness && (
              <tspan fill="var(--ink-3)">{` ${visibleName(arm.harness)}`}</tspan>
            )}
            <tspan x={x + 1} dy={LINE} fill="var(--ink-3)">
              {visibleName(arm.conditionLabel)}
            </tspan>
          </text>
        </g>
      ))}
    </g>
  )
}

/** Two lines: the configuration (a phone has no room for its harness), and its condition. */
function sizeOf({ model, configuration, harness, conditionLabel }: Point, isWide: boolean) {
  const name = visibleName(`${model ?? configuration}${isWide && harness ? ` ${harness}` : ''}`)
  return {
    width: 2 + LETTER * Math.max(name.length, visibleName(conditionLabel).length),
    height: 2 * LINE,
  }
}

function intervalOf({ low, high }: Point, x: number, y: (rate: number) => number) {
  if (low === null || high === null) return []
  const top = y(Math.min(1, high))
  return [{ x: x - 1, y: top, width: 2, height: y(Math.max(0, low)) - top }]
}

/** The line of the front, as small boxes along it. */
const lineThrough = (spots: readonly Spot[]) =>
  spots.slice(1).flatMap((to, at) => {
    const from = spots[at]!
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 24))
    return Array.from({ length: steps }, (_, step) => {
      const [a, b] = [step / steps, (step + 1) / steps]
      const [x1, x2] = [from.x + (to.x - from.x) * a, from.x + (to.x - from.x) * b]
      const [y1, y2] = [from.y + (to.y - from.y) * a, from.y + (to.y - from.y) * b]
      return { x: x1, y: Math.min(y1, y2), width: x2 - x1 + 1, height: Math.abs(y2 - y1) + 1 }
    })
  })
