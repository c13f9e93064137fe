import { shortName } from '@/components/chart/short-name'
import { WideAndNarrow } from '@/components/chart/wide-and-narrow'
import type { Lane, LaneGroup, LaneMark } from '@/lib/cells/rounds/lineage'
import type { CandidateFate } from '@/lib/domain/round'
import { visibleName } from '@/lib/domain/visible-text'
import { CauseMark, type CauseMarkKind } from './cause-mark'

const ROW = 20
const TOP = 34
const GROUP_GAP = 12

interface LanesProps {
  readonly groups: readonly LaneGroup[]
  readonly span: string
  /** The page of a skill; null: it has none. */
  readonly hrefOf: (skill: string) => string | null
}

/** A lane a skill: where a text of it was accepted it goes on as a line, a rejected one ends. */
export function LineageLanes(props: LanesProps) {
  return (
    <WideAndNarrow
      wide={<Lanes {...props} width={640} names={250} />}
      narrow={<Lanes {...props} width={340} names={130} />}
    />
  )
}

const sayStanding = ({ fate, isInUse }: LaneMark) =>
  fate !== 'accepted' ? fate : isInUse ? 'accepted, in use' : 'accepted, superseded by a later text'

const markKind = (fate: CandidateFate, isRetest: boolean): CauseMarkKind => {
  const what = isRetest ? 'retest' : 'new'
  switch (fate) {
    case 'accepted':
      return `${what}_accepted`
    case 'rejected':
      return `${what}_rejected`
    case 'waiting':
      return what
  }
}

function Lanes({
  groups,
  span,
  hrefOf,
  width,
  names,
}: LanesProps & { width: number; names: number }) {
  const rounds = [
    ...new Set(
      groups.flatMap(({ lanes, retests }) => [
        ...lanes.flatMap(({ marks }) => marks.map(({ after }) => after)),
        ...retests.map(({ after }) => after),
      ]),
    ),
  ].sort((a, b) => a - b)
  const step = (width - names - 44) / Math.max(1, rounds.length)
  const x = (after: number) => names + step * (rounds.indexOf(after) + 0.5)
  const end = width - 36
  const rows = placeRows(groups)
  const every = Math.max(1, Math.ceil(52 / step))
  return (
    <svg
      width={width}
      height={rows.bottom + 8}
      role="img"
      aria-label={`${rounds.length} rounds, a lane a skill`}
      fontSize={12}
    >
      {rounds.map((round, index) => (
        <g key={round}>
          <line x1={x(round)} x2={x(round)} y1={22} y2={rows.bottom} stroke="var(--rule)" />
          {index % every === 0 && (
            <text x={x(round)} y={12} textAnchor="middle" fontSize={11} fill="var(--ink-3)">
              {step < 50 ? round : `${span} ${round}`}
            </text>
          )}
        </g>
      ))}
      {rows.groups.map(({ group, y, lanes }, at) => (
        <g key={at}>
          <text x={0} y={y + 4} fontWeight={600} fill="var(--ink)">
            {shortName(visibleName(group.category ?? 'all skills'), names - 8)}
          </text>
          {group.retests.map(({ after, fate }) => (
            <CauseMark key={after} kind={markKind(fate, true)} x={x(after)} y={y} />
          ))}
          {lanes.map(({ lane, y: laneY }) => (
            <LaneRow
              key={lane.name}
              lane={lane}
              x={x}
              y={laneY}
              end={end}
              names={names}
              span={span}
              href={hrefOf(lane.name)}
            />
          ))}
        </g>
      ))}
    </svg>
  )
}

/** The name of a skill, which leads to its page where it has one. */
function LaneName({
  name,
  y,
  width,
  isUsed,
  href,
}: {
  name: string
  y: number
  width: number
  isUsed: boolean
  href: string | null
}) {
  const text = (
    <text
      x={10}
      y={y + 4}
      fontSize={11}
      className="font-mono"
      textDecoration={href === null ? undefined : 'underline'}
      fill={isUsed ? 'var(--ink)' : 'var(--ink-3)'}
    >
      <title>{visibleName(name)}</title>
      {shortName(visibleName(name), width, 12.6)}
    </text>
  )
  // The table of candidates has the same links for the keyboard.
  return href === null ? (
    text
  ) : (
    <a href={href} tabIndex={-1}>
      {text}
    </a>
  )
}

function placeRows(groups: readonly LaneGroup[]) {
  let y = TOP
  const placed = groups.map((group) => {
    const head = y
    const lanes = group.lanes.map((lane, index) => ({ lane, y: head + ROW * (index + 1) }))
    y = head + ROW * (group.lanes.length + 1) + GROUP_GAP
    return { group, y: head, lanes }
  })
  return { groups: placed, bottom: y - GROUP_GAP }
}

function LaneRow({
  lane,
  x,
  y,
  end,
  names,
  span,
  href,
}: {
  lane: Lane
  x: (after: number) => number
  y: number
  end: number
  names: number
  span: string
  href: string | null
}) {
  const { name, marks, deployedAfter, nAccepted } = lane
  const [first, last] = [marks[0]!, marks.at(-1)!]
  return (
    <g>
      <LaneName name={name} y={y} width={names - 24} isUsed={nAccepted > 0} href={href} />
      {marks.length > 1 && deployedAfter === null && (
        <line
          x1={x(first.after)}
          x2={x(last.after)}
          y1={y}
          y2={y}
          stroke="var(--noise)"
          strokeDasharray="3 3"
        />
      )}
      {deployedAfter !== null && (
        <>
          <line
            x1={x(deployedAfter)}
            x2={end}
            y1={y}
            y2={y}
            stroke="var(--cond-evolved)"
            strokeWidth={2}
          />
          <text x={end + 8} y={y + 4} fontSize={11} fill="var(--ink-2)">
            v{nAccepted}
          </text>
        </>
      )}
      {marks.map((mark, index) => {
        // A text refused beside one that is in use leaves the line and ends.
        const isStub =
          mark.fate === 'rejected' && deployedAfter !== null && mark.after > deployedAfter
        const at = x(mark.after)
        return (
          <g key={index}>
            {isStub && (
              <path
                d={`M${at - 16} ${y} Q${at - 8} ${y} ${at - 5} ${y - 5}`}
                stroke="var(--noise)"
                fill="none"
              />
            )}
            <CauseMark
              kind={markKind(mark.fate, false)}
              x={at}
              y={isStub ? y - 7 : y}
              title={`${span} ${mark.after}: ${mark.action}, ${sayStanding(mark)}`}
            />
          </g>
        )
      })}
    </g>
  )
}
