import type { VerifierCheck } from '@/lib/domain/new-trial'
import { stringOrNull } from './agent-log'
import { isRecord } from './bundle-reader'
import { wordOf } from './word-of'

// Checks as tools that evaluate skills write them. Expectations: `{text, passed, evidence}`, or assertions `{expectation | assertion, passed, reason}`.
// `pass` of vskill. `null` was not graded.

/** How many checks passed of those that were graded; the rate where only that is told. */
export interface Score {
  readonly passed: number | null
  readonly total: number | null
  readonly rate: number | null
}

const NAME_LENGTH = 500
const EVIDENCE_LENGTH = 4000

const first = (value: Readonly<Record<string, unknown>>, ...keys: readonly string[]) =>
  keys.map((key) => stringOrNull(value[key])).find((text) => text !== null) ?? null

const statusOf = (passed: unknown): VerifierCheck['status'] =>
  passed === true ? 'passed' : passed === false ? 'failed' : 'skipped'

/** The checks of a list, each under a name of its own. */
export const readChecks = (list: unknown): VerifierCheck[] => {
  if (!Array.isArray(list)) return []
  const seen = new Map<string, number>()
  return list.filter(isRecord).map((item, index) => {
    const text = first(item, 'text', 'expectation', 'assertion', 'description', 'name', 'id')
    const plain = (text ?? `check ${index + 1}`).replace(/\s+/g, ' ').trim().slice(0, NAME_LENGTH)
    const count = (seen.get(plain) ?? 0) + 1
    seen.set(plain, count)
    return {
      name: count === 1 ? plain : `${plain} (${count})`,
      status: statusOf('passed' in item ? item.passed : item.pass),
      durationMs: null,
      message: first(item, 'evidence', 'reason', 'reasoning')?.slice(0, EVIDENCE_LENGTH) ?? null,
    }
  })
}

/** The checks of an object, whatever it calls them. */
export const checksIn = (value: Readonly<Record<string, unknown>>): VerifierCheck[] =>
  readChecks(value.expectations ?? value.assertions ?? value.assertion_details)

const numberIn = (value: Readonly<Record<string, unknown>>, ...keys: readonly string[]) => {
  const found = keys.map((key) => value[key]).find((one) => typeof one === 'number')
  return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : null
}

/** What an object says of its own sum: counts under any of their names, `"7/8"`, a rate. */
export const statedScore = (value: Readonly<Record<string, unknown>>): Score => {
  const inner = [value.result, value.summary].find(isRecord) ?? value
  const ratio = /^(\d+)\s*\/\s*(\d+)$/.exec(wordOf(inner.assertions_passed ?? ''))
  if (ratio) return { passed: Number(ratio[1]), total: Number(ratio[2]), rate: null }
  return {
    passed: numberIn(inner, 'passed', 'pass_count', 'passed_count', 'assertions_passed'),
    total: numberIn(inner, 'total', 'total_count', 'assertions_total', 'assertions'),
    rate: numberIn(inner, 'pass_rate') ?? numberIn(value, 'pass_rate'),
  }
}

/** The share of graded checks that passed; null where none was graded. */
export const rewardOfChecks = (checks: readonly VerifierCheck[]): number | null => {
  const graded = checks.filter(({ status }) => status !== 'skipped')
  if (graded.length === 0) return null
  return graded.filter(({ status }) => status === 'passed').length / graded.length
}

/** The reward that an object states itself. */
export const rewardOfScore = ({ passed, total, rate }: Score): number | null =>
  passed !== null && total !== null && total > 0 && passed <= total ? passed / total : rate
