import { hundredth, linearTicks, scaleOf } from '@/components/chart/ticks'
import type { RoundGroup, RoundSeries } from '@/lib/domain/round'

/** Places of one panel: a small picture of one series, all on one scale. */
export interface PanelScale {
  readonly width: number
  readonly left: number
  readonly top: number
  readonly bottom: number
  /** Where the marks of causes stand. */
  readonly causes: number
  readonly ticks: readonly number[]
  readonly y: (value: number) => number
  /** Place of the reading with this index. */
  readonly x: (index: number) => number
  /** Between a reading and the next. */
  readonly half: number
  /** Room below the scores for the same line in percent of the base; null: none. */
  readonly relative: {
    readonly ticks: readonly number[]
    readonly y: (value: number) => number
    readonly top: number
    readonly bottom: number
  } | null
  readonly height: number
}

const LEFT = 36
const TOP = 56
const PLOT = 132
const RELATIVE = 70

const inside = (value: number) => Math.min(100, Math.max(-100, value))

const valuesOf = ({ points }: RoundSeries) =>
  points.flatMap(({ raw, best, low, high }) =>
    [raw, best, low === null ? null : inside(low), high === null ? null : inside(high)].filter(
      (value) => value !== null,
    ),
  )

/** The line in percent above its start. */
export const relativeOf = ({ points, growth }: RoundSeries): (number | null)[] =>
  points.map(({ best }) =>
    best === null || growth === null || growth.base <= 0
      ? null
      : ((best - growth.base) / growth.base) * 100,
  )

export function panelScale({ series, isBestSoFar }: RoundGroup, width: number): PanelScale {
  const values = series.flatMap(valuesOf)
  const ticks = linearTicks(Math.min(0, ...values), Math.max(0.1, ...values), 4)
  const bottom = TOP + PLOT
  const causes = bottom + 16
  const n = Math.max(1, ...series.map(({ points }) => points.length))
  const step = (width - LEFT) / (n + 0.3)
  const shares = series.flatMap(relativeOf).filter((value) => value !== null)
  const hasShares = isBestSoFar && shares.length > 0
  const [relativeTop, relativeBottom] = [causes + 30, causes + 30 + RELATIVE]
  const shareTicks = linearTicks(0, Math.max(1, ...shares), 2)
  return {
    ...{ width, left: LEFT, top: TOP, bottom, causes, ticks, half: hundredth(step / 2) },
    y: scaleOf(ticks, [bottom, TOP]),
    x: (index) => hundredth(LEFT + step * (index + 0.35)),
    relative: hasShares
      ? {
          ...{ ticks: shareTicks, top: relativeTop, bottom: relativeBottom },
          y: scaleOf(shareTicks, [relativeBottom, relativeTop]),
        }
      : null,
    height: (hasShares ? relativeBottom : causes + 6) + 26,
  }
}
