import type { VerifierCheck } from '@/lib/domain/new-trial'
import { countOrNull, stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'

const scoreIn = (value: unknown): number | null =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value : null

/** The validations of a run as checks, and the mean of their scores by weight; null without any. */
export function readValidations(value: unknown): {
  checks: VerifierCheck[]
  score: number | null
} {
  const found = Object.entries(isRecord(value) ? value : {}).filter(
    (entry): entry is [string, Record<string, unknown>] => isRecord(entry[1]),
  )
  const checks = found.map(([name, one]) => ({
    name,
    status: one.passed === true ? ('passed' as const) : ('failed' as const),
    durationMs: countOrNull(one.duration_ms),
    message: stringOrNull(one.feedback),
  }))
  let sum = 0
  let weights = 0
  for (const [, one] of found) {
    const score = scoreIn(one.score) ?? (one.passed === true ? 1 : 0)
    const weight = typeof one.weight === 'number' && one.weight > 0 ? one.weight : 1
    sum += score * weight
    weights += weight
  }
  return { checks, score: weights > 0 ? sum / weights : null }
}
