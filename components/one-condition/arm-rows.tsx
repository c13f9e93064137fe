import { ConditionDot } from '@/components/ui/condition-mark'
import { right, rowClass, Table, wide, WIDE } from '@/components/ui/table'
import type { ArmRow } from '@/lib/analysis/runs/summarize-runs'
import type { KnownMean } from '@/lib/analysis/runs/list-arm-runs'
import {
  displayCost,
  displayCount,
  displayDuration,
  displayRate,
  displayRateInterval,
  displayTokens,
} from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { EndingBar } from './ending-bar'

/** Fewer tasks than this say too little of a model: its line is dashed. */
const FEW_TASKS = 3
const WIDTH = 210
const HEIGHT = 14

/** How often each model passes, with its interval, how its trials ended and what they took. */
export function ArmRows({
  groups,
  alone,
}: {
  groups: readonly (readonly ArmRow[])[]
  alone: readonly ArmRow[]
}) {
  return (
    <Table
      caption="Pass rate by configuration"
      least={900}
      heads={[
        'Model',
        ...wide(right('Tasks', 'Trials')),
        { label: <RateAxis />, className: WIDE },
        ...right('Success, %', '95 %'),
        { label: 'How trials ended' },
        ...right('Cost', 'Tokens', 'Time', 'Read a skill'),
      ]}
    >
      {groups.map((arms) => [
        <GroupHead key={`head ${arms[0]!.key}`}>
          The same {displayCount(arms[0]!.nTasks)} tasks: these {arms.length} may be ranked
        </GroupHead>,
        ...arms.map((arm) => <Row key={`${arm.key} ${arm.condition}`} arm={arm} />),
      ])}
      {alone.length > 0 && groups.length > 0 && (
        <GroupHead>Other tasks: not to be ranked with those above or with each other</GroupHead>
      )}
      {alone.map((arm) => (
        <Row key={`${arm.key} ${arm.condition}`} arm={arm} />
      ))}
    </Table>
  )
}

const GroupHead = ({ children }: { children: React.ReactNode }) => (
  <tr className="border-b">
    <td colSpan={11} className="pt-3 pb-1 text-xs text-ink-3">
      {children}
    </td>
  </tr>
)

function Row({ arm }: { arm: ArmRow }) {
  const { runs, nTrials } = arm
  return (
    <tr className={`${rowClass()} [&>td]:whitespace-nowrap`}>
      <th
        scope="row"
        className="min-w-[150px] text-sm sm:min-w-[180px] font-[450] wrap-anywhere text-ink"
      >
        {visibleName(arm.model ?? 'unknown model')}{' '}
        <span className="text-xs font-normal text-ink-3">
          {visibleName([arm.harness ?? 'unknown harness', arm.effort].filter(Boolean).join(' · '))}
        </span>
        {arm.conditionKind !== 'unknown' && (
          <span className="ml-2 inline-flex items-center gap-1 text-xs font-normal text-ink-2">
            <ConditionDot kind={arm.conditionKind} />
            {visibleName(arm.condition)}
          </span>
        )}
      </th>
      <td className="text-right max-sm:hidden">{displayCount(arm.nTasks)}</td>
      <td className="text-right max-sm:hidden">{displayCount(nTrials)}</td>
      <td className="max-sm:hidden">
        <RateOnAxis arm={arm} />
      </td>
      <td className="text-right font-[600]">
        {displayRate(arm.rate, '')}
        {arm.nCounted < nTrials && (
          <span className="block text-2xs font-normal text-ink-3">
            {displayCount(arm.nCounted)} of {displayCount(nTrials)} count
          </span>
        )}
      </td>
      <td className="text-right text-ink-3">{displayRateInterval(arm.low, arm.high)}</td>
      <td>
        <EndingBar endings={runs.endings} />
      </td>
      <Known of={runs.cost} nTrials={nTrials} display={displayCost} />
      <Known of={runs.tokens} nTrials={nTrials} display={displayTokens} />
      <Known of={runs.durationMs} nTrials={nTrials} display={displayDuration} />
      <td className="text-right">
        {runs.nReadKnown === 0 ? (
          <span className="text-ink-3">unknown</span>
        ) : (
          `${displayCount(runs.nRead)} of ${displayCount(runs.nReadKnown)}`
        )}
      </td>
    </tr>
  )
}

/** A mean, with how many trials know it where not all do. */
function Known({
  of: { mean, nKnown },
  nTrials,
  display,
}: {
  of: KnownMean
  nTrials: number
  display: (value: number | null) => string
}) {
  return (
    <td className="text-right">
      {mean === null ? <span className="text-ink-3">unknown</span> : display(mean)}
      {mean !== null && nKnown < nTrials && (
        <span className="block text-2xs text-ink-3">
          {displayCount(nKnown)} of {displayCount(nTrials)}
        </span>
      )}
    </td>
  )
}

const x = (rate: number) => 5 + rate * (WIDTH - 10)
const TICKS = [0, 0.25, 0.5, 0.75, 1]

const RateAxis = () => (
  <svg width={WIDTH} height={12} role="img" aria-label="0 to 100 %" className="block">
    {TICKS.map((tick) => (
      <text
        key={tick}
        x={x(tick)}
        y={10}
        textAnchor={tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'}
        className="fill-ink-3 text-2xs"
      >
        {tick * 100}
      </text>
    ))}
  </svg>
)

function RateOnAxis({ arm: { rate, low, high, nCountedTasks } }: { arm: ArmRow }) {
  const isFew = nCountedTasks < FEW_TASKS
  const y = HEIGHT / 2
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={`${displayRate(rate)} ${displayRateInterval(low, high)}`}
      className="block"
    >
      {TICKS.map((tick) => (
        <line key={tick} x1={x(tick)} x2={x(tick)} y1={0} y2={HEIGHT} className="stroke-rule" />
      ))}
      {low !== null && high !== null && (
        <line
          x1={x(low)}
          x2={x(high)}
          y1={y}
          y2={y}
          className="stroke-ink-2"
          strokeWidth={1.5}
          strokeDasharray={isFew ? '3 3' : undefined}
        />
      )}
      {rate !== null && (
        <circle
          cx={x(rate)}
          cy={y}
          r={4}
          className={isFew ? 'fill-page stroke-ink' : 'fill-ink stroke-ink'}
          strokeWidth={1.5}
        />
      )}
    </svg>
  )
}
