import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import { STAGES, type StageLine, type StageRanks } from '@/lib/cells/printed-stages'
import { visibleName } from '@/lib/domain/visible-text'
import { displayPrinted, stageWords } from './printed-words'
import { saysCross } from './stage-words'

const WIDTH = 430
const LEFT = 40
const RIGHT = 120
const ROW = 40
const TOP = 34
const RADIUS = 14

/** Ranks of arms from stage to stage: does being ahead after SFT tell who is ahead after RL? */
export function StageChart({ stages }: { stages: StageRanks }) {
  const { lines, model, column } = stages
  const nRanks = Math.max(...lines.flatMap(({ points }) => points.map((point) => point?.rank ?? 0)))
  return (
    <Section
      id="stages"
      title="Does rank after SFT tell rank after RL?"
      aside={`${saysCross(lines)} · ${visibleName(column)}, % solved, ${visibleName(model)}`}
    >
      <div className="scroll-x" role="region" tabIndex={0} aria-label="Ranks by stage of training">
        <svg
          width={WIDTH}
          height={TOP + nRanks * ROW + 10}
          role="img"
          aria-label="Rank of each arm after each stage; the numbers stand in the table below"
          className="block text-xs"
        >
          <Grid nRanks={nRanks} />
          <BaseMark stages={stages} nRanks={nRanks} />
          {lines.map((line) => (
            <StageMarks
              key={line.arm}
              line={line}
              baseRank={(nRanks + 1) / 2}
              rlElsewhere={stages.rlElsewhere.find(({ arm }) => arm === line.arm)?.value}
            />
          ))}
        </svg>
      </div>
      <StageTable stages={stages} />
    </Section>
  )
}

const xOf = (stage: number) => LEFT + (stage / (STAGES.length - 1)) * (WIDTH - LEFT - RIGHT)
const yOf = (rank: number) => TOP + (rank - 0.5) * ROW

const Grid = ({ nRanks }: { nRanks: number }) => (
  <>
    {STAGES.map((stage, at) => (
      <text key={stage} x={xOf(at)} y={16} textAnchor="middle" className="fill-ink-2 font-[600]">
        {stageWords(stage)}
      </text>
    ))}
    {Array.from({ length: nRanks }, (_, at) => (
      <text key={at} x={4} y={yOf(at + 1) + 4} className="fill-ink-3">
        {at + 1}
      </text>
    ))}
  </>
)

const BaseMark = ({ stages: { base }, nRanks }: { stages: StageRanks; nRanks: number }) =>
  base === null ? null : (
    <Mark x={xOf(0)} y={yOf((nRanks + 1) / 2)} value={base} tone="stroke-ink-3" />
  )

const Mark = ({ x, y, value, tone }: { x: number; y: number; value: number; tone: string }) => (
  <g>
    <circle cx={x} cy={y} r={RADIUS} className={`fill-page ${tone}`} strokeWidth={1.4} />
    <text x={x} y={y + 4} textAnchor="middle" className="fill-ink text-2xs">
      {displayPrinted(value)}
    </text>
  </g>
)

function StageMarks({
  line: { arm, points },
  baseRank,
  rlElsewhere,
}: {
  line: StageLine
  baseRank: number
  /** What another table prints of it after RL, under its own mean. */
  rlElsewhere: number | undefined
}) {
  const isOwn = arm === 'SkillFactory'
  const tone = isOwn ? 'stroke-cond-evolved' : 'stroke-ink-3'
  const places = points.flatMap((point, at) =>
    point === null ? [] : [{ x: xOf(at), y: yOf(point.rank), value: point.value }],
  )
  const path = [{ x: xOf(0), y: yOf(baseRank) }, ...places]
  const last = places.at(-1)
  const skips = points[1] === null
  const isEnd = points.at(-1) !== null
  return (
    <g>
      {path.slice(1).map((to, at) => {
        const from = path[at]!
        const middle = (from.x + to.x) / 2
        return (
          <path
            key={to.x}
            d={`M${from.x + RADIUS} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x - RADIUS} ${to.y}`}
            className={`fill-none ${tone}`}
            strokeWidth={isOwn ? 2 : 1.2}
            strokeDasharray={skips ? '4 3' : undefined}
          />
        )
      })}
      {places.map(({ x, y, value }) => (
        <Mark key={x} x={x} y={y} value={value} tone={tone} />
      ))}
      {last && (
        <text
          x={isEnd ? last.x + RADIUS + 6 : last.x}
          y={isEnd ? last.y + 4 : last.y + RADIUS + 12}
          textAnchor={isEnd ? 'start' : 'middle'}
          className={isOwn ? 'fill-cond-evolved font-[600]' : 'fill-ink-2'}
        >
          {visibleName(arm)}
          {isEnd
            ? ''
            : rlElsewhere === undefined
              ? ' (RL not printed)'
              : ` (RL in another table: ${displayPrinted(rlElsewhere)})`}
        </text>
      )}
    </g>
  )
}

const StageTable = ({ stages: { lines, base } }: { stages: StageRanks }) => (
  <details className="mt-2 text-xs">
    <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">As a table</summary>
    <Table caption="Value and rank by stage" heads={['Arm', ...right(...STAGES.map(stageWords))]}>
      {lines.map(({ arm, points }) => (
        <tr key={arm} className={rowClass('dense')}>
          <th scope="row" className="text-left font-normal">
            {visibleName(arm)}
          </th>
          {points.map((point, at) => (
            <td key={STAGES[at]} className="text-right">
              {at === 0
                ? displayPrinted(base)
                : point === null
                  ? '—'
                  : `${displayPrinted(point.value)}, rank ${point.rank}`}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  </details>
)
