import type { Usage } from '@/lib/domain/step'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { plainValue, type Attributes, type OtlpRecord } from './otlp-values'

// Sums of tokens that programs count beside their requests: the same tokens, so that they are used only
// where no request was logged.

const NAMES = new Set(['claude_code.token.usage', 'gemini_cli.token.usage'])

export interface TokenPoint {
  readonly session: string | null
  readonly type: string
  /** Which sum it is of: a cumulative one tells all there was so far. */
  readonly series: string
  readonly isCumulative: boolean
  readonly value: number
}

const attributesOfPoint = (point: Record<string, unknown>): Attributes =>
  new Map(
    (Array.isArray(point.attributes) ? point.attributes : [])
      .filter(isRecord)
      .map((one) => [String(one.key), plainValue(one.value)]),
  )

/** The points of a metric of tokens; none of another metric. */
export function* tokenPoints({ value, attributes }: OtlpRecord): Generator<TokenPoint> {
  const sum = value.sum
  if (typeof value.name !== 'string' || !NAMES.has(value.name) || !isRecord(sum)) return
  for (const point of Array.isArray(sum.dataPoints) ? sum.dataPoints : []) {
    if (!isRecord(point)) continue
    const own = attributesOfPoint(point)
    const number = Number(point.asInt ?? point.asDouble)
    if (!Number.isFinite(number) || number < 0) continue
    const session = own.get('session.id') ?? attributes.get('session.id')
    yield {
      session: typeof session === 'string' ? session : null,
      type: String(own.get('type')),
      series: JSON.stringify([[...own], point.startTimeUnixNano]),
      isCumulative:
        sum.aggregationTemporality === 2 ||
        sum.aggregationTemporality === 'AGGREGATION_TEMPORALITY_CUMULATIVE',
      value: number,
    }
  }
}

const PARTS: Readonly<Record<string, 'input' | 'cached' | 'output'>> = {
  input: 'input',
  cacheCreation: 'input',
  cacheRead: 'cached',
  cache: 'cached',
  output: 'output',
  thought: 'output',
}

/** What the points of one session add up to. Claude Code counts what came from a cache beside its input. */
export function usageOfPoints(points: readonly TokenPoint[]): Usage | null {
  const series = new Map<string, { type: string; value: number }>()
  for (const { type, series: key, isCumulative, value } of points) {
    const before = series.get(key)?.value ?? 0
    series.set(key, { type, value: isCumulative ? Math.max(before, value) : before + value })
  }
  const sums = { input: 0, cached: 0, output: 0 }
  for (const { type, value } of series.values()) {
    const part = Object.hasOwn(PARTS, type) ? PARTS[type] : undefined
    if (part !== undefined) sums[part] += value
  }
  const isClaudes = points.some(({ type }) => type === 'cacheRead')
  const input = sums.input + (isClaudes ? sums.cached : 0)
  if (input + sums.output === 0) return null
  return {
    input: input || null,
    cached: sums.cached || null,
    output: sums.output || null,
    costUsd: null,
  }
}
