import { placeLabels } from '@/components/chart/place-labels'
import { distinctNames, widthOf, withoutMiddle } from '@/components/chart/short-name'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import { visibleName } from '@/lib/domain/visible-text'

type Point = ModelsView['points'][number]
type Spot = { readonly x: number; readonly y: number }

const LINE = 13
const SIZE = 11
/** Letters of a model, a harness and a condition, on a wide page and on a phone. */
const MOST = { wide: 34, narrow: 19 }
const MOST_HARNESS = 18

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
    labelsOf(front, isWide).map((label, at) => ({
      ...{ arm: front[at]!, label, height: 2 * LINE },
      ...{ ...place(front[at]!), width: roomOf(label) },
    })),
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
    <g fontSize={SIZE} fill="var(--ink)" stroke="var(--page)" strokeWidth={3} paintOrder="stroke">
      {placed.map(({ of: { arm, label, width, x: pointX, y: pointY }, x, y: top, isFar }) => (
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
            {label.model}
            {label.harness && <tspan fill="var(--ink-3)">{` ${label.harness}`}</tspan>}
            <tspan x={x + 1} dy={LINE} fill="var(--ink-3)">
              {label.condition}
            </tspan>
          </text>
        </g>
      ))}
    </g>
  )
}

interface LabelText {
  readonly model: string
  readonly harness: string | null
  readonly condition: string
}

/** Two lines: the configuration (a phone has no room for its harness), and its condition; long names without their middles. */
function labelsOf(front: readonly Point[], isWide: boolean): LabelText[] {
  const most = isWide ? MOST.wide : MOST.narrow
  const models = distinctNames(
    front.map(({ model, configuration }) => visibleName(model ?? configuration)),
    most,
  )
  return front.map(({ harness, conditionLabel }, at) => ({
    model: models[at]!,
    harness: isWide && harness ? withoutMiddle(visibleName(harness), MOST_HARNESS) : null,
    condition: withoutMiddle(visibleName(conditionLabel), most),
  }))
}

const roomOf = ({ model, harness, condition }: LabelText) =>
  // Rather too much room than too little.
  6 +
  1.06 *
    Math.max(widthOf([model, harness].filter(Boolean).join(' '), SIZE), widthOf(condition, SIZE))

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
