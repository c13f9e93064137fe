import { PlotFrame } from '@/components/chart/plot-frame'
import { WideAndNarrow } from '@/components/chart/wide-and-narrow'
import type { RoundGroup } from '@/lib/domain/round'
import { CAUSE_WORDS, CauseMark, causeMarkOf, type CauseMarkKind } from './cause-mark'
import { panelScale } from './panel-scale'
import { RoundPanel } from './round-panel'

const GAP = 24
/** Rounds beyond which a picture takes the room of two: their marks would run into one. */
const MANY_ROUNDS = 15

interface RoundsChartProps {
  readonly group: RoundGroup
  readonly span: string
  readonly slug: string
  readonly csvHref: string
  readonly question: string
  /** Kind of interval and n, for a saved picture. */
  readonly note: string
}

/** Every category of a group as a small picture, all on one scale. */
export function RoundsChart({ group, span, slug, csvHref, question, note }: RoundsChartProps) {
  const { series } = group
  const isLong = series.some(({ points }) => points.length > MANY_ROUNDS)
  return (
    <PlotFrame
      label={`${group.title}: ${group.series.length} series over rounds; the numbers follow as a table`}
      fileName={`${slug}-rounds`}
      csvHref={csvHref}
      caption={{ title: question, note }}
      legend={<Legend group={group} />}
    >
      <WideAndNarrow
        // A single series has the room of three: rounds may be many.
        wide={
          <Panels
            group={group}
            span={span}
            perRow={isLong ? 2 : 4}
            width={series.length === 1 ? 3 * 272 : isLong ? 2 * 272 + GAP : 272}
          />
        }
        narrow={<Panels group={group} span={span} perRow={1} width={340} />}
      />
    </PlotFrame>
  )
}

function Panels({
  group,
  span,
  perRow,
  width,
}: Pick<RoundsChartProps, 'group' | 'span'> & { perRow: number; width: number }) {
  const scale = panelScale(group, width)
  const columns = Math.min(perRow, group.series.length)
  const rows = Math.ceil(group.series.length / perRow)
  const step = scale.height + 12
  return (
    <svg
      width={columns * (width + GAP) - GAP}
      height={rows * step}
      role="img"
      aria-label={group.title}
    >
      {group.series.map((series, index) => (
        <g
          key={`${series.name} ${index}`}
          transform={`translate(${(index % perRow) * (width + GAP)} ${Math.floor(index / perRow) * step})`}
        >
          <RoundPanel group={group} series={series} scale={scale} span={span} />
        </g>
      ))}
    </svg>
  )
}

/** What the marks mean; only those that are drawn. */
function Legend({ group: { series, isBestSoFar, unit } }: { group: RoundGroup }) {
  const kinds = new Set(
    series.flatMap(({ changes }) => changes.flatMap((change) => causeMarkOf(change) ?? [])),
  )
  const order: CauseMarkKind[] = [
    ...(['new_accepted', 'new_rejected', 'new'] as const),
    ...(['retest_accepted', 'retest_rejected', 'retest'] as const),
  ]
  const hasIntervals = series.some(({ points }) => points.some(({ low }) => low !== null))
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      {unit !== 'count' && <span>line: best so far</span>}
      <span>
        dot: {isBestSoFar ? 'reading known, where the line starts or rises' : 'reading'}
        {hasIntervals && ' with its 95 % interval; hollow: no interval can be had'}
      </span>
      {isBestSoFar && <span>dotted arrow: reading not published, on the line or below</span>}
      {!isBestSoFar && unit !== 'count' && (
        <span>
          red: lower than the round before; dashed where its interval covers 0 or there is none
        </span>
      )}
      {unit === 'points' && (
        <span>0 is the baseline; the number above a picture is its last reading</span>
      )}
      {order
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <span key={kind} className="inline-flex items-center gap-1">
            <svg width={14} height={12} aria-hidden>
              <CauseMark kind={kind} x={7} y={6} />
            </svg>
            {CAUSE_WORDS[kind]}
          </span>
        ))}
    </span>
  )
}
