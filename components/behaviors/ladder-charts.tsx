import { spreadPlaces } from '@/components/chart/spread-places'
import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import type { Ladder, LadderGroup } from '@/lib/cells/printed-ladders'
import { visibleName } from '@/lib/domain/visible-text'
import { displayDrop, displayKept, displayPrinted, stageWords, stepWords } from './printed-words'

/** Arms that are drawn: the base model, and what came out of RL. The table has all. */
const isDrawn = ({ stage }: Ladder) => stage === 'base' || stage === 'rl'

interface Panel {
  readonly label: string
  readonly low: number
  readonly high: number
  readonly values: (ladder: Ladder) => readonly (number | null)[]
}

const percent = (value: number | null) => (value === null ? null : value * 100)

const PANELS: readonly Panel[] = [
  { label: 'level: solved, %', low: 0, high: 100, values: ({ levels }) => levels },
  { label: 'drop, pp', low: -60, high: 0, values: ({ drops }) => drops },
  { label: 'kept, %', low: 0, high: 100, values: ({ kept }) => kept.map(percent) },
]

const WIDTH = 190
const HEIGHT = 96
const LEFT = 28
const RIGHT = 30
const TOP = 8
/** Least pixels between two values that stand below each other. */
const LABEL_ROOM = 11

/** From easy to hard: level, drop and retention side by side, since they may disagree. */
export function LadderCharts({ groups }: { groups: readonly LadderGroup[] }) {
  const [first] = groups
  const steps = first?.steps ?? []
  return (
    <Section
      id="ladder"
      title="Who degrades gracefully?"
      aside={`level, drop and retention from ${stepWords(steps[0] ?? '')} to ${stepWords(steps.at(-1) ?? '')}; no intervals: the number of questions is not printed`}
      actions={<Key />}
    >
      <div className="grid gap-x-8 gap-y-5">
        {groups.map((group) => (
          <div
            key={group.model}
            className="grid gap-x-6 gap-y-2 md:grid-cols-[150px_repeat(3,auto)_1fr]"
          >
            <h3 className="font-[600] wrap-anywhere">{visibleName(group.model)}</h3>
            {PANELS.map((panel) => (
              <PanelChart key={panel.label} panel={panel} group={group} />
            ))}
          </div>
        ))}
      </div>
      <p className="mt-3 max-w-[860px] text-ink-2">{sayDisagreement(groups)}</p>
      <details className="mt-2">
        <summary className="w-fit cursor-pointer text-xs text-ink-3 hover:text-ink">
          All arms and stages as a table
        </summary>
        <LadderTable groups={groups} steps={steps} />
      </details>
    </Section>
  )
}

const Key = () => (
  <span className="flex flex-wrap gap-x-3">
    <span>○ base model</span>
    <span>● SkillFactory after RL</span>
    <span>◇ RL-Only, dashed</span>
    <span>others thin</span>
  </span>
)

/** Whether the arm that solves most of the easy tasks also keeps most of it. */
function sayDisagreement(groups: readonly LadderGroup[]): string {
  const sentences = groups.flatMap(({ model, ladders, steps }) => {
    const arm = (name: string) => ladders.find((one) => one.arm === name && one.stage === 'rl')
    const [own, other] = [arm('SkillFactory'), arm('RL-Only')]
    const [mine, theirs] = [own?.kept.at(-1), other?.kept.at(-1)]
    if (!own || !other || mine == null || theirs == null) return []
    const word = mine >= theirs ? 'keeps more than' : 'keeps less than'
    return [
      `On ${model} SkillFactory ${word} RL-Only at ${stepWords(steps.at(-1)!)}: ${displayKept(mine)} against ${displayKept(theirs)}, of ${displayPrinted(own.levels[0] ?? null)} and ${displayPrinted(other.levels[0] ?? null)} % at ${stepWords(steps[0]!)}.`,
    ]
  })
  return `${sentences.join(' ')} Who starts higher has more to lose: read the three together.`
}

function PanelChart({ panel, group }: { panel: Panel; group: LadderGroup }) {
  const x = (at: number) =>
    LEFT + (at / Math.max(1, group.steps.length - 1)) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) =>
    TOP + ((panel.high - value) / (panel.high - panel.low)) * (HEIGHT - TOP - 22)
  const ends = [panel.high, (panel.high + panel.low) / 2, panel.low]
  const drawn = group.ladders.filter(isDrawn).map((ladder) => ({
    ladder,
    points: panel
      .values(ladder)
      .flatMap((value, at) => (value === null ? [] : [{ x: x(at), y: y(value), value }])),
  }))
  const named = drawn.filter(({ ladder }) => isNamed(ladder))
  const places = spreadPlaces(
    named.map(({ points }) => points.at(-1)?.y ?? 0),
    LABEL_ROOM,
  )
  return (
    <figure>
      <figcaption className="text-xs text-ink-3">{panel.label}</figcaption>
      <svg
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={`${panel.label} by difficulty, ${group.model}; the numbers stand in the table below`}
        className="block text-2xs"
      >
        {ends.map((value) => (
          <g key={value}>
            <line
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={y(value)}
              y2={y(value)}
              className="stroke-rule"
            />
            <text x={LEFT - 5} y={y(value) + 4} textAnchor="end" className="fill-ink-3">
              {value < 0 ? `−${-value}` : value}
            </text>
          </g>
        ))}
        {group.steps.map((step, at) => (
          <text key={step} x={x(at)} y={HEIGHT - 6} textAnchor="middle" className="fill-ink-3">
            {step.replace('arg', '')}
          </text>
        ))}
        {drawn.map(({ ladder, points }) => (
          <LadderLine
            key={`${ladder.arm} ${ladder.stage}`}
            ladder={ladder}
            points={points}
            labelAt={places[named.findIndex((one) => one.ladder === ladder)] ?? null}
          />
        ))}
      </svg>
    </figure>
  )
}

interface Point {
  readonly x: number
  readonly y: number
  readonly value: number
}

const isOwnArm = ({ arm }: Ladder) => arm === 'SkillFactory'
const isOtherArm = ({ arm }: Ladder) => arm === 'RL-Only'
/** The lines that bear their last value. */
const isNamed = (ladder: Ladder) => isOwnArm(ladder) || isOtherArm(ladder)

function LadderLine({
  ladder,
  points,
  labelAt,
}: {
  ladder: Ladder
  points: readonly Point[]
  /** Where its last value is written; null: nowhere. */
  labelAt: number | null
}) {
  const isOwn = isOwnArm(ladder)
  const isOther = isOtherArm(ladder)
  const tone = isOwn ? 'stroke-cond-evolved' : isOther ? 'stroke-ink' : 'stroke-ink-3'
  const last = points.at(-1)
  return (
    <g>
      <title>{`${ladder.arm} ${stageWords(ladder.stage)}`}</title>
      <polyline
        points={points.map((point) => `${point.x},${point.y}`).join(' ')}
        className={`fill-none ${tone}`}
        strokeWidth={isNamed(ladder) ? 1.8 : 1}
        strokeDasharray={isOther ? '4 3' : undefined}
      />
      {points.map((point) =>
        isOther ? (
          <path
            key={point.x}
            d={`M${point.x} ${point.y - 4}l4 4l-4 4l-4 -4z`}
            className="fill-page stroke-ink"
          />
        ) : (
          <circle
            key={point.x}
            cx={point.x}
            cy={point.y}
            r={isOwn ? 3 : 2.2}
            className={isOwn ? 'fill-cond-evolved' : `fill-page ${tone}`}
          />
        ),
      )}
      {labelAt !== null && last && (
        <text
          x={last.x + 7}
          y={labelAt + 4}
          className={`${isOwn ? 'fill-cond-evolved' : 'fill-ink'} font-[600]`}
        >
          {last.value < 0 ? `−${Math.round(-last.value)}` : Math.round(last.value)}
        </text>
      )}
    </g>
  )
}

const LadderTable = ({
  groups,
  steps,
}: {
  groups: readonly LadderGroup[]
  steps: readonly string[]
}) => (
  <Table
    caption="Level, drop and retention by arm"
    heads={[
      ...['Model', 'Arm', 'Stage'],
      ...right(...steps.map((step) => `${stepWords(step)}, %`)),
      ...right(`drop to ${stepWords(steps.at(-1) ?? '')}, pp`, 'kept'),
    ]}
  >
    {groups.flatMap(({ model, ladders }) =>
      ladders.map((ladder) => (
        <tr key={`${model} ${ladder.arm} ${ladder.stage}`} className={rowClass('dense')}>
          <th scope="row" className="text-left font-normal">
            {visibleName(model)}
          </th>
          <td>{visibleName(ladder.arm)}</td>
          <td>{stageWords(ladder.stage)}</td>
          {ladder.levels.map((level, at) => (
            <td key={at} className="text-right">
              {displayPrinted(level)}
            </td>
          ))}
          <td className="text-right">{displayDrop(ladder.drops.at(-1) ?? null)}</td>
          <td className="text-right">{displayKept(ladder.kept.at(-1) ?? null)}</td>
        </tr>
      )),
    )}
  </Table>
)
